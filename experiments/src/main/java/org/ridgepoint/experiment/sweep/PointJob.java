package org.ridgepoint.experiment.sweep;

import java.util.function.Supplier;

/**
 * A simulation to be done.
 *
 * @param key the hash of all that decides its result
 * @param config makes the text of it; each text is large, so they are made one by one
 */
public record PointJob(String key, Supplier<String> config) {}
