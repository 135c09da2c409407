/**
 * A finished run in plain words, with what twice of everything would have changed, simulated. Start with {@link
 * org.ridgepoint.experiment.explain.Explanation}.
 */
package org.ridgepoint.experiment.explain;
