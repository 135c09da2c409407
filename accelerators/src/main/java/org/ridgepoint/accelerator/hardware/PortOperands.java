package org.ridgepoint.accelerator.hardware;

import java.util.List;
import org.ridgepoint.sim.kernel.Simulation;
import org.ridgepoint.sim.resource.Access;
import org.ridgepoint.sim.resource.Packet;
import org.ridgepoint.sim.resource.Port;
import org.ridgepoint.sim.resource.Request;
import org.ridgepoint.sim.resource.Route;

/** Operands straight from a port of local SRAM: what was asked for together is one packet. */
final class PortOperands implements OperandPath {
    private final Simulation simulation;
    private final Port port;
    private final Route route;

    PortOperands(Simulation simulation, Port port) {
        this.simulation = simulation;
        this.port = port;
        this.route = new Route(List.of(port));
    }

    @Override
    public List<Route> routes() {
        return List.of(route);
    }

    @Override
    public long flightTicks() {
        return 0; // the port's latency is in its grants
    }

    @Override
    public void fetch(Operands operands, Listener listener) {
        int bytes = Math.toIntExact(operands.bytes());
        Request request = Request.contiguous(Agents.FEED, 0, bytes, Access.READ, simulation.now());
        Packet packet = new Packet(request, route, delivered -> {
            long latency = delivered.grant(0).doneTick() - delivered.grant(0).freeTick();
            listener.moved(delivered);
            listener.arrived(delivered.grant(0).startTick() + latency, delivered);
        });
        if (!port.tryReserve(packet)) {
            throw new IllegalStateException("operand port has no place for " + bytes + " B");
        }
        port.arrive(packet);
    }
}
