/**
 * Chips side by side on the same workloads, and what would have predicted their order. Start with {@link
 * org.ridgepoint.experiment.compare.Comparison}, the data; {@link org.ridgepoint.experiment.compare.RankCorrelations} says
 * how well each predictor does.
 */
package org.ridgepoint.experiment.compare;
