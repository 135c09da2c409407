package org.ridgepoint.sim.interconnect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ridgepoint.sim.kernel.ClockDomain;
import org.ridgepoint.sim.kernel.Simulation;
import org.ridgepoint.sim.resource.Access;
import org.ridgepoint.sim.resource.DmaEngine;
import org.ridgepoint.sim.resource.Port;
import org.ridgepoint.sim.resource.ResourceKind;
import org.ridgepoint.sim.resource.RoundRobinArbiter;
import org.ridgepoint.sim.resource.Route;
import org.ridgepoint.sim.resource.Timeline;
import org.ridgepoint.sim.resource.Transfer;

/** Clusters of cores behind crossbars, joined by a ring: up one crossbar, round, down another. */
class HierarchyTest {
    private static final int CLUSTERS = 5;
    private static final int CORES = 3;
    private static final long BYTES = 1_024;

    private final ClockDomain clock = new ClockDomain(1_000);
    private final Simulation simulation = new Simulation();
    private final Timeline timeline = new Timeline(clock);
    private final List<Crossbar> up = new ArrayList<>();
    private final List<Crossbar> down = new ArrayList<>();
    private final List<Port> ontoRing = new ArrayList<>();
    private final List<Port> offRing = new ArrayList<>();
    private final NetworkOnChip ring = new NetworkOnChip(
            simulation,
            "ring",
            ResourceKind.LINK,
            clock,
            new Ring(CLUSTERS),
            new NetworkOnChip.Spec(32, 2, 1),
            RoundRobinArbiter::new);

    @Test
    void everyCoreReachesEveryOtherThroughQueuesOfOnePlace() {
        for (int cluster = 0; cluster < CLUSTERS; cluster++) {
            up.add(crossbar("up." + cluster, CORES, 1));
            down.add(crossbar("down." + cluster, 1, CORES));
            ontoRing.add(ring.newEntry(cluster, 1));
        }
        for (int from = 0; from < CLUSTERS * CORES; from++) {
            DmaEngine engine = new DmaEngine(simulation, "core." + from, from, 64, 4);
            Port entry = up.get(from / CORES).newPort(from % CORES, 0, 1);
            for (int to = 0; to < CLUSTERS * CORES; to++) {
                Route route = route(entry, from / CORES, to);
                engine.submit(new Transfer(to, 0, BYTES, Access.WRITE, (a, b) -> route, timeline));
            }
        }
        simulation.run();
        long pairs = (long) CLUSTERS * CORES * CLUSTERS * CORES;
        assertThat(timeline.delivered()).hasSize((int) (pairs * BYTES / 64));
        assertThat(up.stream().mapToLong(Crossbar::servedBytes).sum()).isEqualTo(pairs * BYTES);
        assertThat(down.stream().mapToLong(Crossbar::servedBytes).sum()).isEqualTo(pairs * BYTES);
        assertThat(ring.byteHops()).isEqualTo(hopsBetweenClusters() * CORES * CORES * BYTES);
    }

    private Route route(Port entry, int fromCluster, int to) {
        List<Port> hops = new ArrayList<>(List.of(entry));
        hops.addAll(ring.path(ontoRing.get(fromCluster), fromCluster, to / CORES));
        hops.add(downPort(to));
        return new Route(hops);
    }

    /** The ring's way out is the one sender of each queue into the cluster below it. */
    private Port downPort(int core) {
        while (offRing.size() < CLUSTERS * CORES) {
            int next = offRing.size();
            offRing.add(down.get(next / CORES).newPort(0, next % CORES, 1));
        }
        return offRing.get(core);
    }

    private static long hopsBetweenClusters() {
        long hops = 0;
        Ring clusters = new Ring(CLUSTERS);
        for (int from = 0; from < CLUSTERS; from++) {
            for (int to = 0; to < CLUSTERS; to++) {
                hops += clusters.steps(from, to).size();
            }
        }
        return hops;
    }

    private Crossbar crossbar(String name, int inputs, int outputs) {
        return new Crossbar(
                simulation,
                name,
                ResourceKind.BUS,
                clock,
                new Crossbar.Spec(inputs, outputs, 32, 0, 1),
                RoundRobinArbiter::new);
    }
}
