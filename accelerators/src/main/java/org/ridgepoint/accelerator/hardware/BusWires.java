package org.ridgepoint.accelerator.hardware;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ridgepoint.sim.interconnect.Bus;
import org.ridgepoint.sim.resource.Port;

/** One bus, with a port for each sender in the order in which their ways are first asked for. */
final class BusWires implements Wires {
    private final Bus bus;
    private final int queue;
    private final Map<Integer, Port> ports = new HashMap<>();

    BusWires(Bus bus, int queue) {
        this.bus = bus;
        this.queue = queue;
    }

    @Override
    public List<Port> way(int sender, int receiver) {
        return List.of(ports.computeIfAbsent(sender, any -> bus.newPort(queue)));
    }

    @Override
    public double hopsPerByte() {
        return 1;
    }

    @Override
    public List<String> starved() {
        return bus.starved();
    }
}
