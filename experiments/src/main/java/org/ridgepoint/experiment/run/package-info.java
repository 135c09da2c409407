/**
 * One run: from what the user asked for to the machine's result. A {@code RunRequest} is words; {@code Preparation} turns it
 * into a {@code ResolvedRun}, finding every mistake that can be found before simulating; a {@code Simulator} runs it. What is
 * not here: printing and files, which are reports. Start with {@code Preparation}.
 */
package org.ridgepoint.experiment.run;
