/**
 * Many runs from one file: the points of a grid, each simulated once, whatever stops the program in between.
 *
 * <p>A {@link org.ridgepoint.experiment.sweep.SweepFile} is what the user wrote; a {@link
 * org.ridgepoint.experiment.sweep.SweepPlan} is its points in order, each with the hash of all that decides its result;
 * {@link org.ridgepoint.experiment.sweep.Sweep} has them computed by a {@link
 * org.ridgepoint.experiment.sweep.SweepEngine} and keeps them in a {@link
 * org.ridgepoint.experiment.sweep.SweepFolder}. {@link org.ridgepoint.experiment.sweep.SweepResult} reads a finished folder
 * back. What is not here: what one run is, which {@code experiment.run} says.
 */
package org.ridgepoint.experiment.sweep;
