/**
 * What a run looked like over time, for reports and for Perfetto: listeners of a replay that keep a bounded account. Start
 * with {@link org.ridgepoint.experiment.trace.Timeline}.
 */
package org.ridgepoint.experiment.trace;
