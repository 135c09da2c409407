/**
 * One run: from what the user asked for to the machine's result.
 *
 * <p>A {@link org.ridgepoint.experiment.run.RunRequest} is words; {@link org.ridgepoint.experiment.run.Preparation} turns
 * it into a {@link org.ridgepoint.experiment.run.ResolvedRun}, finding every mistake that can be found before simulating;
 * a {@link org.ridgepoint.experiment.run.Simulator} runs it. What is not here: printing and files, which are reports.
 */
package org.ridgepoint.experiment.run;
