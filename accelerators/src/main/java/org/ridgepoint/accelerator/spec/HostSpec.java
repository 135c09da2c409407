package org.ridgepoint.accelerator.spec;

import org.ridgepoint.sim.quantity.Bandwidth;
import org.ridgepoint.sim.quantity.Duration;

/**
 * The processor that runs what the chip cannot.
 *
 * @param operationsPerSecond elementary operations per second
 * @param bandwidth of the link to it, each way
 * @param latency of the link, one way
 */
public record HostSpec(double operationsPerSecond, Bandwidth bandwidth, Duration latency) {
    public HostSpec {
        if (!(operationsPerSecond > 0)) {
            throw new IllegalArgumentException("operationsPerSecond must be positive, was " + operationsPerSecond);
        }
    }
}
