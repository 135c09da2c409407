package org.ridgepoint.experiment.sweep;

import org.apiguardian.api.API;

/**
 * A simulation that was done.
 *
 * @param key of its job
 * @param outcome what came of it
 */
@API(status = API.Status.MAINTAINED, since = "0.1.0")
public record FinishedPoint(String key, Outcome outcome) {}
