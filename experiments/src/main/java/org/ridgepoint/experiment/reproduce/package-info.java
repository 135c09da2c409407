/** Tables under results/reference, each re-made by one command. Start with {@code ReferenceTables}. */
package org.ridgepoint.experiment.reproduce;
