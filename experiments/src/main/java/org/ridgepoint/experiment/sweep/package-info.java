/**
 * Many runs from one file: the points of a grid, each simulated once, whatever stops the program in between. {@code Sweep} has
 * the points of a plan computed by a {@code SweepEngine} and keeps them in a {@code SweepFolder}; {@code SweepResult} reads a
 * finished folder back. What is not here: what one run is, which {@code experiment.run} says. Start with {@code Sweep}.
 */
package org.ridgepoint.experiment.sweep;
