package org.ridgepoint.experiment.sweep;

/**
 * A simulation that was done.
 *
 * @param key of its job
 * @param outcome what came of it
 */
public record FinishedPoint(String key, Outcome outcome) {}
