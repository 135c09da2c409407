package org.ridgepoint.sim.interconnect;

import org.ridgepoint.sim.kernel.ClockDomain;
import org.ridgepoint.sim.kernel.Simulation;
import org.ridgepoint.sim.quantity.Exact;
import org.ridgepoint.sim.resource.Arbiter;
import org.ridgepoint.sim.resource.Grant;
import org.ridgepoint.sim.resource.Packet;
import org.ridgepoint.sim.resource.ResourceKind;
import org.ridgepoint.sim.resource.Server;

/**
 * A queue with a writer in one clock domain and a reader in another.
 *
 * <p>Timing: a packet is written from an edge of the writer's clock on, a word a cycle, and read from an edge of the
 * reader's clock on, not before the first word has passed the synchroniser; the slower side sets the pace. The packet is
 * at the far side after its last word was read.
 */
public final class ClockCrossing extends Server {
    private final ClockDomain writer;
    private final ClockDomain reader;
    private final int bytesPerCycle;
    private final int synchroniserCycles;

    /**
     * A crossing without ports.
     *
     * @param bytesPerCycle width of a word on both sides
     * @param synchroniserCycles reader's cycles until a written word may be read: 2 for the usual two flip-flops
     */
    public ClockCrossing(
            Simulation simulation,
            String name,
            ResourceKind kind,
            ClockDomain writer,
            ClockDomain reader,
            int bytesPerCycle,
            int synchroniserCycles,
            Arbiter arbiter) {
        super(simulation, name, kind, arbiter);
        if (bytesPerCycle <= 0 || synchroniserCycles < 0) {
            throw new IllegalArgumentException(name + ": width must be positive and synchroniser not negative, were "
                    + bytesPerCycle + " bytes and " + synchroniserCycles + " cycles");
        }
        this.writer = writer;
        this.reader = reader;
        this.bytesPerCycle = bytesPerCycle;
        this.synchroniserCycles = synchroniserCycles;
    }

    @Override
    protected Grant decide(Packet packet, long startTick) {
        long words = Exact.ceilDiv(packet.request().bytes(), bytesPerCycle);
        long start = writer.edgeAtOrAfter(startTick);
        long written = start + writer.ticks(words);
        long lastReadable = reader.edgeAtOrAfter(written) + reader.ticks(synchroniserCycles);
        long firstReadable = reader.edgeAtOrAfter(start + writer.ticks(1)) + reader.ticks(synchroniserCycles);
        long read = Math.max(firstReadable + reader.ticks(words), lastReadable + reader.ticks(1));
        long free = Math.max(written, start + reader.ticks(words));
        return new Grant(packet.arrivedTick(), start, free, Math.max(free, read), free - start);
    }
}
