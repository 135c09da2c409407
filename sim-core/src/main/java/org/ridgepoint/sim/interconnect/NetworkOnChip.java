package org.ridgepoint.sim.interconnect;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.ridgepoint.sim.kernel.ClockDomain;
import org.ridgepoint.sim.kernel.Simulation;
import org.ridgepoint.sim.resource.Arbiter;
import org.ridgepoint.sim.resource.Fork;
import org.ridgepoint.sim.resource.Port;
import org.ridgepoint.sim.resource.ResourceKind;
import org.ridgepoint.sim.resource.Route;

/**
 * A network on a chip: routers joined by links, each link a contended resource with a queue for everyone who feeds it.
 *
 * <p>Timing: every link carries {@code bytesPerCycle}. A packet's head reaches the next queue {@code hopCycles} after it
 * started, its tail follows (virtual cut-through), and it starts only when the next queue has a place for all of it. At
 * a node it comes in by one link and goes out by another of the same width, so an idle network takes
 * {@code hopCycles * (links + 1)} cycles plus one for each {@code bytesPerCycle} of the packet and its header.
 */
public final class NetworkOnChip {
    /** Width of the links, cycles of a packet's header on each, cycles from queue to queue, and places of each queue. */
    public record Spec(int bytesPerCycle, int headerCycles, int hopCycles, int queueDepth) {
        public Spec {
            if (headerCycles < 0) {
                throw new IllegalArgumentException("header cycles must not be negative, were " + headerCycles);
            }
            if (bytesPerCycle <= 0 || hopCycles <= 0 || queueDepth <= 0) {
                throw new IllegalArgumentException("link width, hop cycles and queue depth must be positive, were "
                        + bytesPerCycle + " bytes, " + hopCycles + " and " + queueDepth);
            }
        }

        /** Links whose packets cost nothing beside their data. */
        public Spec(int bytesPerCycle, int hopCycles, int queueDepth) {
            this(bytesPerCycle, 0, hopCycles, queueDepth);
        }
    }

    /** Where a copy of a multicast packet goes: out at a node, and on through these hops. */
    public record Destination(int node, List<Port> hopsBehind) {
        public Destination {
            hopsBehind = List.copyOf(hopsBehind);
        }
    }

    private record Ends(int from, int to) {}

    private final Simulation simulation;
    private final String name;
    private final ResourceKind kind;
    private final ClockDomain clock;
    private final Topology topology;
    private final Spec spec;
    private final Supplier<Arbiter> arbiters;
    private final int owners;
    private final List<NetworkLink> entries = new ArrayList<>();
    private final List<NetworkLink> exits = new ArrayList<>();
    private final Map<Ends, NetworkLink> links = new LinkedHashMap<>();

    public NetworkOnChip(
            Simulation simulation,
            String name,
            ResourceKind kind,
            ClockDomain clock,
            Topology topology,
            Spec spec,
            Supplier<Arbiter> arbiters) {
        this(simulation, name, kind, clock, topology, spec, arbiters, 1);
    }

    /** A network of whose links it is to be known behind whom of so many owners a packet waited. */
    public NetworkOnChip(
            Simulation simulation,
            String name,
            ResourceKind kind,
            ClockDomain clock,
            Topology topology,
            Spec spec,
            Supplier<Arbiter> arbiters,
            int owners) {
        this.owners = owners;
        this.simulation = simulation;
        this.name = name;
        this.kind = kind;
        this.clock = clock;
        this.topology = topology;
        this.spec = spec;
        this.arbiters = arbiters;
        for (int node = 0; node < topology.nodes(); node++) {
            entries.add(newLink(name + ".in." + node, NetworkLink.Forwarding.CUT_THROUGH));
            exits.add(newLink(name + ".out." + node, NetworkLink.Forwarding.WHOLE));
        }
    }

    /** A sender's own queue of {@code depth} packets at a node, the first hop of its packets' way through the network. */
    public Port newEntry(int node, int depth) {
        return entries.get(node).newPort(depth);
    }

    /** The hops of a packet after the entry at {@code from}, up to and with the way out at {@code to}. */
    public List<Port> hopsAfterEntry(int from, int to) {
        return hopsAfterEntry(from, to, 0);
    }

    /** The same hops in other lanes, for packets that must never wait behind those in the first lanes. */
    List<Port> hopsAfterEntry(int from, int to, int firstLane) {
        List<Port> hops = new ArrayList<>();
        NetworkLink before = entries.get(from);
        int node = from;
        for (Topology.Hop step : topology.steps(from, to)) {
            NetworkLink link = link(node, step.node());
            hops.add(link.queueBehind(before, firstLane + step.lane(), spec.queueDepth()));
            before = link;
            node = step.node();
        }
        hops.add(exits.get(to).queueBehind(before, firstLane, spec.queueDepth()));
        return hops;
    }

    /** The whole way of a packet through the network. */
    public List<Port> path(Port entry, int from, int to) {
        List<Port> hops = new ArrayList<>(List.of(entry));
        hops.addAll(hopsAfterEntry(from, to));
        return hops;
    }

    /** The way of one packet to several destinations: it passes each link of the tree once, and copies itself at forks. */
    Route multicast(Port entry, int from, List<Destination> destinations) {
        List<List<Port>> ways = new ArrayList<>();
        for (Destination destination : destinations) {
            List<Port> way = path(entry, from, destination.node());
            way.addAll(destination.hopsBehind());
            ways.add(way);
        }
        return tree(ways);
    }

    static Route tree(List<List<Port>> ways) {
        return tree(ways, 0);
    }

    /** Ways of an owner's packets that begin alike share their beginning; where they part, the route ends in a fork. */
    public static Route tree(List<List<Port>> ways, int owner) {
        List<Port> first = ways.get(0);
        int shared = 0;
        while (shared < first.size() && agreeAt(ways, shared)) {
            shared++;
        }
        List<Port> hops = new ArrayList<>(first.subList(0, shared));
        if (ways.size() > 1) {
            hops.add(new Fork(branches(ways, shared, owner)));
        }
        return new Route(hops, owner);
    }

    private static List<Route> branches(List<List<Port>> ways, int shared, int owner) {
        Map<Port, List<List<Port>>> byFirstPort = new LinkedHashMap<>();
        for (List<Port> way : ways) {
            if (way.size() == shared) {
                throw new IllegalArgumentException("two destinations of a multicast are the same");
            }
            byFirstPort
                    .computeIfAbsent(way.get(shared), port -> new ArrayList<>())
                    .add(way.subList(shared, way.size()));
        }
        return byFirstPort.values().stream().map(each -> tree(each, owner)).toList();
    }

    private static boolean agreeAt(List<List<Port>> ways, int index) {
        return ways.stream()
                .allMatch(way ->
                        index < way.size() && way.get(index) == ways.get(0).get(index));
    }

    /** Bytes over all links between neighbours, each counted at every link: what the wires' energy depends on. */
    public long byteHops() {
        long bytes = 0;
        for (NetworkLink link : links.values()) {
            bytes = Math.addExact(bytes, link.servedBytes());
        }
        return bytes;
    }

    /** Bytes that came into the network, those of a multicast once. */
    public long enteredBytes() {
        return entries.stream().mapToLong(NetworkLink::servedBytes).sum();
    }

    /** A line for each queue that starved. */
    public List<String> starved() {
        return Stream.of(entries, links.values(), exits)
                .flatMap(Collection::stream)
                .flatMap(link -> link.starved().stream())
                .toList();
    }

    private NetworkLink link(int from, int to) {
        return links.computeIfAbsent(
                new Ends(from, to), ends -> newLink(name + "." + from + "-" + to, NetworkLink.Forwarding.CUT_THROUGH));
    }

    private NetworkLink newLink(String linkName, NetworkLink.Forwarding forwarding) {
        NetworkLink link = new NetworkLink(simulation, linkName, kind, clock, spec, forwarding, arbiters.get());
        link.tellApart(owners);
        return link;
    }
}
