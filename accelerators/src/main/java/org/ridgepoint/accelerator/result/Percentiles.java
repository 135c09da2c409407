package org.ridgepoint.accelerator.result;

import org.apiguardian.api.API;

/**
 * The median, the tail and the worst of a distribution, in its own unit.
 *
 * @param p50 half of all are below it
 * @param p95 of twenty, nineteen are below it
 * @param p99 of a hundred, ninety-nine are below it
 * @param max the worst
 */
@API(status = API.Status.STABLE, since = "0.1.0")
public record Percentiles(double p50, double p95, double p99, double max) {}
