/**
 * Charts as SVG with their numbers beside them, and the page that holds them. They know no run: whoever draws hands over
 * numbers and words. Start with {@link org.ridgepoint.experiment.chart.Figure}, then {@link
 * org.ridgepoint.experiment.chart.ColumnChart}.
 */
package org.ridgepoint.experiment.chart;
