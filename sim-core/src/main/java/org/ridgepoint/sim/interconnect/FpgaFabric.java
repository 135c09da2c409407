package org.ridgepoint.sim.interconnect;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.ridgepoint.sim.kernel.ClockDomain;
import org.ridgepoint.sim.kernel.Simulation;
import org.ridgepoint.sim.quantity.Exact;
import org.ridgepoint.sim.resource.Arbiter;
import org.ridgepoint.sim.resource.Port;
import org.ridgepoint.sim.resource.ResourceKind;
import org.ridgepoint.sim.resource.Route;

/**
 * The programmable wires of an FPGA: from memory columns to DSP columns, channel by channel.
 *
 * <p>Timing: a packet passes every channel between its columns, each a contended link of as many bytes per fabric cycle
 * as it has tracks for, then a crossing into the faster DSP clock. Where there is a hard NoC and it saves channels, the
 * packet takes soft wires to the nearest stop only. That is quicker over a long way, and frees the tracks between; it
 * does not widen the last channel, and a NoC that is narrower than the channels holds up what it carries.
 *
 * <p>Not modelled: rows; a channel's tracks serve any row of it. Place and route: tracks are those that data may use.
 */
public final class FpgaFabric {
    private static final int SYNCHRONISER_CYCLES = 2;
    private static final int AFTER_NOC_LANE = 1;

    private final Simulation simulation;
    private final String name;
    private final FpgaFabricSpec spec;
    private final Supplier<Arbiter> arbiters;
    private final NetworkOnChip wires;
    private final List<NetworkOnChip> nocs = new ArrayList<>();
    private final List<Stop> stops = new ArrayList<>();
    private final List<Port> intoDsps = new ArrayList<>();

    public FpgaFabric(Simulation simulation, String name, FpgaFabricSpec spec, Supplier<Arbiter> arbiters) {
        this.simulation = simulation;
        this.name = name;
        this.spec = spec;
        this.arbiters = arbiters;
        NetworkOnChip.Spec channel =
                new NetworkOnChip.Spec(spec.channelBytesPerCycle(), spec.hopCycles(), spec.queueDepth());
        Mesh line = new Mesh(spec.columns().size(), 1);
        this.wires =
                new NetworkOnChip(simulation, name, ResourceKind.FABRIC, spec.fabricClock(), line, channel, arbiters);
        for (int column = 0; column < spec.columns().size(); column++) {
            ClockCrossing crossing = crossing(name + ".dsp." + column, spec.fabricClock(), spec.dspClock());
            intoDsps.add(crossing.newPort(spec.queueDepth()));
        }
        if (spec.hardNoc().exists()) {
            addStops(spec.hardNoc());
        }
    }

    private void addStops(FpgaFabricSpec.HardNoc hardNoc) {
        int count = Exact.ceilDiv(spec.columns().size(), hardNoc.columnsPerStop());
        NetworkOnChip.Spec link =
                new NetworkOnChip.Spec(hardNoc.bytesPerCycle(), hardNoc.hopCycles(), spec.queueDepth());
        Mesh line = new Mesh(count, 1);
        NetworkOnChip noc = new NetworkOnChip(
                simulation, name + ".noc", ResourceKind.FABRIC, hardNoc.clock(), line, link, arbiters);
        nocs.add(noc);
        for (int number = 0; number < count; number++) {
            int column = Math.min(
                    number * hardNoc.columnsPerStop() + hardNoc.columnsPerStop() / 2,
                    spec.columns().size() - 1);
            stops.add(new Stop(noc, number, column));
        }
    }

    /** A memory column's own queue of {@code depth} packets before the wires. */
    public Port newEntry(int column, int depth) {
        return wires.newEntry(column, depth);
    }

    /** The way of operands from a memory column to a DSP column, into the DSP clock. */
    public List<Port> path(Port entry, int fromColumn, int toColumn) {
        List<Port> hops = new ArrayList<>(List.of(entry));
        hops.addAll(hopsAfterEntry(fromColumn, toColumn));
        hops.add(intoDsps.get(toColumn));
        return hops;
    }

    /** The way of operands that several DSP columns need: over each piece of wire once. */
    public Route multicast(Port entry, int fromColumn, List<NetworkOnChip.Destination> destinations) {
        List<List<Port>> ways = new ArrayList<>();
        for (NetworkOnChip.Destination destination : destinations) {
            List<Port> way = path(entry, fromColumn, destination.node());
            way.addAll(destination.hopsBehind());
            ways.add(way);
        }
        return NetworkOnChip.tree(ways);
    }

    /** Ticks that a packet takes from the first column to the last over soft wires that nobody else uses. */
    public long crossingTicks(int bytes) {
        long flightCycles = (long) spec.hopCycles() * (spec.columns().size() - 1);
        long dataCycles = (bytes + spec.channelBytesPerCycle() - 1L) / spec.channelBytesPerCycle();
        return spec.fabricClock().ticks(flightCycles + dataCycles);
    }

    /** Bytes over all channels of soft wires, each counted at every channel; without those on the hard NoC. */
    long byteHops() {
        return wires.byteHops();
    }

    /** Bytes times the columns that they passed, over soft wires and hard NoC: what the wires' energy depends on. */
    public long byteColumns() {
        long bytes = wires.byteHops();
        for (NetworkOnChip noc : nocs) {
            long overNoc =
                    Math.multiplyExact(noc.byteHops(), (long) spec.hardNoc().columnsPerStop());
            bytes = Math.addExact(bytes, overNoc);
        }
        return bytes;
    }

    private List<Port> hopsAfterEntry(int from, int to) {
        if (stops.isEmpty()) {
            return wires.hopsAfterEntry(from, to);
        }
        Stop on = nearestStop(from);
        Stop off = nearestStop(to);
        int channels = Math.abs(from - on.column) + Math.abs(to - off.column);
        return on == off || channels >= Math.abs(from - to)
                ? wires.hopsAfterEntry(from, to)
                : hopsOverNoc(from, on, off, to);
    }

    /** Wires after the NoC have lanes of their own: a packet on its way to a stop never holds up one that comes from one. */
    private List<Port> hopsOverNoc(int from, Stop on, Stop off, int to) {
        List<Port> hops = new ArrayList<>(wires.hopsAfterEntry(from, on.column));
        hops.add(on.intoNoc);
        hops.addAll(on.noc.path(on.entry, on.number, off.number));
        hops.add(off.outOfNoc);
        hops.add(off.ontoWires);
        hops.addAll(wires.hopsAfterEntry(off.column, to, AFTER_NOC_LANE));
        return hops;
    }

    private Stop nearestStop(int column) {
        Stop nearest = stops.get(0);
        for (Stop stop : stops) {
            if (Math.abs(stop.column - column) < Math.abs(nearest.column - column)) {
                nearest = stop;
            }
        }
        return nearest;
    }

    private ClockCrossing crossing(String crossingName, ClockDomain from, ClockDomain to) {
        return new ClockCrossing(
                simulation,
                crossingName,
                ResourceKind.FABRIC,
                from,
                to,
                spec.channelBytesPerCycle(),
                SYNCHRONISER_CYCLES,
                arbiters.get());
    }

    /** A place where soft wires meet the hard NoC, with the crossings both ways. */
    private final class Stop {
        private final NetworkOnChip noc;
        private final int number;
        private final int column;
        private final Port intoNoc;
        private final Port entry;
        private final Port outOfNoc;
        private final Port ontoWires;

        Stop(NetworkOnChip noc, int number, int column) {
            ClockDomain nocClock = spec.hardNoc().clock();
            this.noc = noc;
            this.number = number;
            this.column = column;
            this.intoNoc = crossing(name + ".noc.in." + number, spec.fabricClock(), nocClock)
                    .newPort(spec.queueDepth());
            this.entry = noc.newEntry(number, spec.queueDepth());
            this.outOfNoc = crossing(name + ".noc.out." + number, nocClock, spec.fabricClock())
                    .newPort(spec.queueDepth());
            this.ontoWires = wires.newEntry(column, spec.queueDepth());
        }
    }
}
