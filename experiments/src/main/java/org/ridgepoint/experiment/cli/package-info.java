/**
 * The command line.
 *
 * <p>{@link org.ridgepoint.experiment.cli.CommandTable} lists the commands; each is one class that reads its arguments and
 * calls what does the work. Exit codes and the one line that a mistake gets are in {@link
 * org.ridgepoint.experiment.cli.Failures}. What is not here: anything that another program could want to call.
 * Start with {@code Main}.
 */
package org.ridgepoint.experiment.cli;
