/**
 * What a sweep's file says, and the points that come of it, in order, each with the hash of all that decides its result.
 * Nothing is run here. Start with {@code SweepFile}, then {@code SweepPlanner}.
 */
package org.ridgepoint.experiment.sweep.grid;
