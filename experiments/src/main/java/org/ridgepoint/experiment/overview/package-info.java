/**
 * Pages on many runs: a sweep, a comparison. Start with {@link org.ridgepoint.experiment.overview.SweepPage} or {@link
 * org.ridgepoint.experiment.overview.ComparisonPage}.
 */
package org.ridgepoint.experiment.overview;
