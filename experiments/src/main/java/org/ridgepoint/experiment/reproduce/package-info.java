/** Tables under results/reference, each re-made by one command. Start with {@code SramByDram}. */
package org.ridgepoint.experiment.reproduce;
