package org.ridgepoint.accelerator.spec;

import java.util.Optional;
import org.ridgepoint.sim.interconnect.HostLink;
import org.ridgepoint.sim.interconnect.PcieGeneration;
import org.ridgepoint.sim.quantity.Bytes;
import org.ridgepoint.sim.quantity.Duration;

/**
 * A PCI Express link to the host, each way.
 *
 * @param generation 1 to 6
 * @param lanes 1 to 32
 * @param payload most data in a transaction-layer packet (default 256 B)
 * @param overhead header, framing and check sums of a packet (default 24 B)
 */
public record PcieSpec(int generation, int lanes, Optional<Bytes> payload, Optional<Bytes> overhead) {
    private static final int USUAL_PAYLOAD_BYTES = 256;
    private static final int LARGEST_PACKET_BYTES = 4096;
    private static final int MOST_LANES = 32;

    public PcieSpec {
        PcieGeneration.of(generation);
        Positive.requireUpTo("lanes", lanes, MOST_LANES);
        payload.ifPresent(size -> Positive.requireUpTo("payload", size.bytes(), LARGEST_PACKET_BYTES));
        overhead.ifPresent(size -> Positive.requireUpTo("overhead", size.bytes(), LARGEST_PACKET_BYTES));
    }

    /** The link with a latency, one way. */
    public HostLink.Spec link(Duration latency) {
        return new HostLink.Spec(
                PcieGeneration.of(generation),
                lanes,
                bytes(payload, USUAL_PAYLOAD_BYTES),
                bytes(overhead, HostLink.USUAL_OVERHEAD_BYTES),
                latency.femtoseconds());
    }

    private static int bytes(Optional<Bytes> size, int usual) {
        return size.map(bytes -> Math.toIntExact(bytes.bytes())).orElse(usual);
    }
}
