package org.ridgepoint.sim.interconnect;

import org.ridgepoint.sim.kernel.Simulation;
import org.ridgepoint.sim.quantity.Exact;
import org.ridgepoint.sim.resource.Arbiter;
import org.ridgepoint.sim.resource.Grant;
import org.ridgepoint.sim.resource.Packet;
import org.ridgepoint.sim.resource.ResourceKind;
import org.ridgepoint.sim.resource.Server;

/**
 * One direction of a PCI Express link between the host and the chip.
 *
 * <p>Timing: a packet is cut into transaction-layer packets of at most {@code payloadBytes}, each with
 * {@code overheadBytes} of header, sequence number, check sum and framing; the lanes carry both with their line code.
 * The data arrives {@code latencyTicks} after the last bit was sent.
 *
 * <p>Not modelled: flow-control credits and acknowledgements of the opposite direction, which take a few percent.
 */
public final class HostLink extends Server {
    /** Header of three words, framing, sequence number and check sum: 12 + 4 + 2 + 4 bytes, rounded to the lanes' words. */
    public static final int USUAL_OVERHEAD_BYTES = 24;

    /** What a link of a generation, width and packet size is; two of these make a full-duplex link. */
    public record Spec(PcieGeneration generation, int lanes, int payloadBytes, int overheadBytes, long latencyTicks) {
        public Spec {
            if (lanes <= 0 || payloadBytes <= 0) {
                throw new IllegalArgumentException(
                        "lanes and payload must be positive, were " + lanes + " and " + payloadBytes + " bytes");
            }
            if (overheadBytes < 0 || latencyTicks < 0) {
                throw new IllegalArgumentException("overhead and latency must not be negative, were " + overheadBytes
                        + " bytes and " + latencyTicks + " fs");
            }
        }

        /** Time on the wire of {@code bytes} of payload, with their overhead. */
        long wireTicks(long bytes) {
            long packets = Exact.ceilDiv(bytes, payloadBytes);
            return generation.ticks(bytes + packets * overheadBytes, lanes);
        }
    }

    private final Spec spec;

    public HostLink(Simulation simulation, String name, Spec spec, Arbiter arbiter) {
        super(simulation, name, ResourceKind.HOST, arbiter);
        this.spec = spec;
    }

    @Override
    protected Grant decide(Packet packet, long startTick) {
        long wireTicks = spec.wireTicks(packet.request().bytes());
        long free = startTick + wireTicks;
        return new Grant(packet.arrivedTick(), startTick, free, free + spec.latencyTicks(), wireTicks);
    }
}
