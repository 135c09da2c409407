/**
 * What a finished run leaves: the text on the screen, and the files in its folder.
 *
 * <p>{@link org.ridgepoint.experiment.report.RunFiles} makes the files' bytes, {@link
 * org.ridgepoint.experiment.report.ResultFolder} puts them in place all at once, {@link
 * org.ridgepoint.experiment.report.Verification} makes them again and compares. Every byte depends on the run alone: no
 * clock, no machine, no path. Start with {@code RunFiles}.
 */
package org.ridgepoint.experiment.report;
