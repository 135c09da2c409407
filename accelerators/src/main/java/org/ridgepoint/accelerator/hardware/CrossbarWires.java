package org.ridgepoint.accelerator.hardware;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ridgepoint.sim.interconnect.Crossbar;
import org.ridgepoint.sim.resource.Port;

/** A crossbar, with a queue of each sender for each receiver. */
final class CrossbarWires implements Wires {
    private final Crossbar crossbar;
    private final int queue;
    private final Map<Pair, Port> queues = new HashMap<>();

    private record Pair(int sender, int receiver) {}

    CrossbarWires(Crossbar crossbar, int queue) {
        this.crossbar = crossbar;
        this.queue = queue;
    }

    @Override
    public List<Port> way(int sender, int receiver) {
        return List.of(
                queues.computeIfAbsent(new Pair(sender, receiver), pair -> crossbar.newPort(sender, receiver, queue)));
    }

    @Override
    public double hopsPerByte() {
        return 1;
    }

    @Override
    public List<String> starved() {
        return crossbar.starved();
    }
}
