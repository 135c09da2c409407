package org.ridgepoint.experiment.trace;

import java.util.ArrayList;
import java.util.List;
import org.ridgepoint.accelerator.result.RunListener;
import org.ridgepoint.experiment.trace.RunHistory.Memory;
import org.ridgepoint.sim.memory.OccupancyHistory.Sample;
import org.ridgepoint.sim.resource.Access;
import org.ridgepoint.sim.resource.Packet;
import org.ridgepoint.sim.resource.ResourceKind;

/** Keeps what the report of a run draws over time, in a space that does not grow with the run. */
public final class Timeline implements RunListener {
    private static final int READ = 0;
    private static final int WRITE = 1;

    private final Bins dramBytes = new Bins(2);
    private final List<Memory> memories = new ArrayList<>();
    private final List<Long> layerEndTicks = new ArrayList<>();

    @Override
    public void progressed(long done, long all) {
        // layerFinished says when
    }

    @Override
    public void layerFinished(int layer, long tick) {
        while (layerEndTicks.size() <= layer) {
            layerEndTicks.add(0L);
        }
        layerEndTicks.set(layer, Math.max(layerEndTicks.get(layer), tick));
    }

    @Override
    public void delivered(int layer, Packet packet) {
        int last = packet.route().length() - 1;
        if (packet.route().hop(0).kind() == ResourceKind.DRAM) {
            count(packet, 0);
        } else if (packet.route().hop(last).kind() == ResourceKind.DRAM) {
            count(packet, last);
        }
    }

    @Override
    public void occupied(String memory, long capacityBytes, List<Sample> samples) {
        memories.add(new Memory(memory, capacityBytes, samples));
    }

    /** What was kept. */
    public RunHistory history() {
        List<Long> ends = new ArrayList<>();
        long end = 0;
        for (long tick : layerEndTicks) {
            end = Math.max(end, tick);
            ends.add(end);
        }
        return new RunHistory(dramBytes.binTicks(), dramBytes.of(READ), dramBytes.of(WRITE), memories, ends);
    }

    private void count(Packet packet, int hop) {
        int kind = packet.request().access() == Access.READ ? READ : WRITE;
        dramBytes.add(kind, packet.grant(hop).doneTick(), packet.request().bytes());
    }
}
