package org.ridgepoint.accelerator.spec;

import java.util.Optional;
import org.ridgepoint.sim.quantity.Bandwidth;
import org.ridgepoint.sim.quantity.Duration;
import org.ridgepoint.sim.quantity.RefusedKey;

/**
 * The processor that runs what the chip cannot.
 *
 * @param operationsPerSecond elementary operations per second
 * @param bandwidth of the link to it, each way, if that is not PCI Express
 * @param pcie the PCI Express link to it
 * @param latency of the link, one way
 */
public record HostSpec(
        double operationsPerSecond, Optional<Bandwidth> bandwidth, Optional<PcieSpec> pcie, Duration latency) {
    private static final Duration LONGEST_LATENCY = Duration.parse("1 ms");

    public HostSpec {
        if (!(operationsPerSecond > 0)) {
            throw new RefusedKey("operationsPerSecond", "must be positive, was " + operationsPerSecond);
        }
        if (latency.femtoseconds() > LONGEST_LATENCY.femtoseconds()) {
            throw new RefusedKey("latency", "must be at most " + LONGEST_LATENCY + ", was " + latency);
        }
        if (bandwidth.isPresent() == pcie.isPresent()) {
            throw new IllegalArgumentException("the link to the host needs either \"bandwidth\" or \"pcie\"");
        }
    }
}
