package org.ridgepoint.accelerator.hardware;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.ridgepoint.sim.interconnect.FpgaFabric;
import org.ridgepoint.sim.interconnect.FpgaFabricSpec;
import org.ridgepoint.sim.interconnect.FpgaFabricSpec.Column;
import org.ridgepoint.sim.interconnect.NetworkOnChip;
import org.ridgepoint.sim.kernel.Simulation;
import org.ridgepoint.sim.quantity.Exact;
import org.ridgepoint.sim.resource.Access;
import org.ridgepoint.sim.resource.DmaEngine;
import org.ridgepoint.sim.resource.Packet;
import org.ridgepoint.sim.resource.Port;
import org.ridgepoint.sim.resource.RoundRobinArbiter;
import org.ridgepoint.sim.resource.Route;
import org.ridgepoint.sim.resource.Router;
import org.ridgepoint.sim.resource.Transfer;
import org.ridgepoint.sim.resource.TransferListener;

/**
 * Operands over the wires of an FPGA: activations, dealt out over the memory columns, each to all DSP columns; weights to
 * the one DSP column that holds their filters, from the memory column nearest to it.
 *
 * <p>Timing: operands move in packets of at most 4 KiB; the array may begin when the first of them has reached every
 * column that needs it. Packets of 1 KiB change a run that waits for wires by about 1 %.
 *
 * <p>Not modelled: the way of finished sums back to the memory columns, a small part of what the array reads.
 */
final class FabricOperands implements OperandPath {
    private static final int PACKET_BYTES = 4 * 1024;
    private static final int OUTSTANDING = 64;
    private final Simulation simulation;
    private final DmaEngine engine;
    private final FpgaFabric fabric;
    private final ArrayDeque<Arrival> arrivals = new ArrayDeque<>();
    private final List<Route> inputRoutes = new ArrayList<>();
    private final List<Route> weightRoutes = new ArrayList<>();

    FabricOperands(Simulation simulation, UnaryOperator<String> name, FpgaFabricSpec spec, Port localSram) {
        this.simulation = simulation;
        this.engine = new DmaEngine(simulation, name.apply("dma.operands"), Agents.FEED, PACKET_BYTES, OUTSTANDING);
        this.fabric = new FpgaFabric(simulation, name.apply("fabric"), spec, RoundRobinArbiter::new);
        List<Integer> memories = columns(spec, Column.MEMORY);
        List<Integer> dsps = columns(spec, Column.DSP);
        List<Port> entries = memories.stream()
                .map(column -> fabric.newEntry(column, spec.queueDepth()))
                .toList();
        List<NetworkOnChip.Destination> everywhere = dsps.stream()
                .map(column -> new NetworkOnChip.Destination(column, List.of()))
                .toList();
        for (int i = 0; i < memories.size(); i++) {
            Route spread = fabric.multicast(entries.get(i), memories.get(i), everywhere);
            inputRoutes.add(behind(localSram, spread.hops()));
        }
        for (int dsp : dsps) {
            int nearest = nearest(memories, dsp);
            weightRoutes.add(behind(localSram, fabric.path(entries.get(nearest), memories.get(nearest), dsp)));
        }
    }

    /** Columns that a byte of operands passed on average, each copy counted. */
    double hopsPerByte() {
        long delivered = engine.deliveredBytes();
        return delivered == 0 ? 0 : (double) fabric.byteColumns() / delivered;
    }

    @Override
    public List<Route> routes() {
        return Stream.concat(inputRoutes.stream(), weightRoutes.stream()).toList();
    }

    @Override
    public long flightTicks() {
        return fabric.crossingTicks(PACKET_BYTES);
    }

    @Override
    public void fetch(Operands operands, Listener listener) {
        Arrival arrival = new Arrival(operands.bytes(), listener);
        arrivals.add(arrival);
        submit(operands.inputBytes(), new Dealt(inputRoutes, PACKET_BYTES), arrival);
        long share = Exact.ceilDiv(operands.weightBytes(), weightRoutes.size());
        submit(operands.weightBytes(), new Dealt(weightRoutes, Math.max(1, share)), arrival);
    }

    private void submit(long bytes, Router router, Arrival arrival) {
        if (bytes > 0) {
            engine.submit(new Transfer(0, 0, bytes, Access.READ, router, arrival));
        }
    }

    private static Route behind(Port localSram, List<Port> hops) {
        List<Port> all = new ArrayList<>(List.of(localSram));
        all.addAll(hops);
        return new Route(all);
    }

    private static List<Integer> columns(FpgaFabricSpec spec, Column kind) {
        List<Integer> columns = new ArrayList<>();
        for (int column = 0; column < spec.columns().size(); column++) {
            if (spec.columns().get(column) == kind) {
                columns.add(column);
            }
        }
        return columns;
    }

    private static int nearest(List<Integer> columns, int to) {
        int nearest = 0;
        for (int i = 1; i < columns.size(); i++) {
            if (Math.abs(columns.get(i) - to) < Math.abs(columns.get(nearest) - to)) {
                nearest = i;
            }
        }
        return nearest;
    }

    /** Deals runs of so many bytes out over routes, one after the other. */
    private record Dealt(List<Route> routes, long runBytes) implements Router {
        @Override
        public Route routeFor(long address, long bytes) {
            return routes.get((int) (address / runBytes % routes.size()));
        }

        @Override
        public long bytesToBoundary(long address) {
            return runBytes - address % runBytes;
        }
    }

    /** Operands may overtake those that were asked for earlier and go elsewhere: they are handed on in order. */
    private void handOn() {
        while (!arrivals.isEmpty() && arrivals.peek().missingBytes == 0) {
            Arrival head = arrivals.remove();
            head.listener.arrived(head.firstTick, head.last);
        }
    }

    /** Waits for the last of the operands that were asked for together. */
    private final class Arrival implements TransferListener {
        private final Listener listener;
        private long missingBytes;
        private long firstTick = Simulation.NEVER;
        private long lastTick;
        private Packet last;

        Arrival(long bytes, Listener listener) {
            this.missingBytes = bytes;
            this.listener = listener;
        }

        @Override
        public void packetDelivered(Packet packet) {
            listener.moved(packet);
            firstTick = Math.min(firstTick, simulation.now());
            last = leftLater(packet);
            missingBytes -= packet.request().bytes();
            handOn();
        }

        /** Of packets that come at once, the one that local SRAM sent last, whatever the order in which they are told. */
        private Packet leftLater(Packet packet) {
            boolean atOnce = last != null && lastTick == simulation.now();
            lastTick = simulation.now();
            return atOnce && leftTick(last) > leftTick(packet) ? last : packet;
        }

        private static long leftTick(Packet packet) {
            return packet.grant(0).doneTick();
        }

        @Override
        public void completed(Transfer transfer) {
            // inputs and weights are one to the array: the last packet of both counts
        }
    }
}
