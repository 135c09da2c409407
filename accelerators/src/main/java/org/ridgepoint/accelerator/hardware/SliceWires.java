package org.ridgepoint.accelerator.hardware;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.ridgepoint.accelerator.spec.LinkSpec;
import org.ridgepoint.accelerator.spec.SlicesSpec;
import org.ridgepoint.sim.interconnect.Bus;
import org.ridgepoint.sim.interconnect.Mesh;
import org.ridgepoint.sim.interconnect.NetworkOnChip;
import org.ridgepoint.sim.kernel.ClockDomain;
import org.ridgepoint.sim.kernel.Simulation;
import org.ridgepoint.sim.resource.Port;
import org.ridgepoint.sim.resource.ResourceKind;
import org.ridgepoint.sim.resource.RoundRobinArbiter;

/**
 * One direction of the wires between bulk SRAM and the slices of local SRAM: the link, and the path between neighbours
 * where there are slices.
 *
 * <p>Not modelled: operands that the array reads come from the slice beside it, whichever that is.
 */
final class SliceWires {
    private static final int QUEUE = 4;

    private final int slices;
    private final Port link;
    private final Optional<Wires> neighbours;

    private SliceWires(int slices, Port link, Optional<Wires> neighbours) {
        this.slices = slices;
        this.link = link;
        this.neighbours = neighbours;
    }

    /** The way in, from bulk SRAM. */
    static SliceWires inward(Simulation simulation, UnaryOperator<String> name, ClockDomain clock, LinkSpec spec) {
        Optional<Wires> neighbours = spec.slices()
                .map(slices -> new NetworkWires(
                        network(simulation, name.apply("link.slices.in"), clock, slices),
                        QUEUE,
                        first -> 0,
                        slice -> slice));
        return new SliceWires(count(spec), link(simulation, name.apply("link.in"), clock, spec), neighbours);
    }

    /** The way out, towards bulk SRAM and DRAM. */
    static SliceWires outward(Simulation simulation, UnaryOperator<String> name, ClockDomain clock, LinkSpec spec) {
        Optional<Wires> neighbours = spec.slices()
                .map(slices -> new NetworkWires(
                        network(simulation, name.apply("link.slices.out"), clock, slices),
                        QUEUE,
                        slice -> slice,
                        first -> 0));
        return new SliceWires(count(spec), link(simulation, name.apply("link.out"), clock, spec), neighbours);
    }

    int slices() {
        return slices;
    }

    /** The hops between bulk SRAM and a slice, in the order in which data goes inwards. */
    List<Port> inTo(int slice) {
        List<Port> hops = new ArrayList<>(List.of(link));
        neighbours.ifPresent(path -> hops.addAll(path.way(0, slice)));
        return hops;
    }

    /** The hops from a slice to where the link ends. */
    List<Port> outOf(int slice) {
        List<Port> hops = new ArrayList<>();
        neighbours.ifPresent(path -> hops.addAll(path.way(slice, 0)));
        hops.add(link);
        return hops;
    }

    /** Paths between neighbours that a byte passed on average. */
    double hopsPerByte() {
        return neighbours.map(Wires::hopsPerByte).orElse(0.0);
    }

    private static int count(LinkSpec spec) {
        return spec.slices().map(SlicesSpec::count).orElse(1);
    }

    private static Port link(Simulation simulation, String name, ClockDomain clock, LinkSpec spec) {
        int latency = Math.toIntExact(spec.latency().cycles());
        return new Bus(
                        simulation,
                        name,
                        ResourceKind.LINK,
                        clock,
                        spec.bytesPerCycle(),
                        0,
                        latency,
                        new RoundRobinArbiter())
                .newPort(QUEUE);
    }

    private static NetworkOnChip network(Simulation simulation, String name, ClockDomain clock, SlicesSpec spec) {
        int columns = spec.columns().orElse(spec.count());
        NetworkOnChip.Spec path = new NetworkOnChip.Spec(
                spec.bytesPerCycle(), Math.toIntExact(spec.latency().cycles()), QUEUE);
        Mesh mesh = new Mesh(columns, spec.count() / columns);
        return new NetworkOnChip(simulation, name, ResourceKind.LINK, clock, mesh, path, RoundRobinArbiter::new);
    }
}
