package org.ridgepoint.sim.interconnect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ridgepoint.sim.interconnect.FpgaFabricSpec.Column;
import org.ridgepoint.sim.interconnect.FpgaFabricSpec.HardNoc;
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

class FpgaFabricTest {
    private static final ClockDomain FABRIC = ClockDomain.ofHertz(300_000_000);
    private static final ClockDomain DSP = ClockDomain.ofHertz(600_000_000);
    private static final List<Column> TEN_DSP_COLUMNS = columns("MDDDDDMDDDDD");

    /** MACs of a column in a cycle of its blocks: 128 blocks of 2. */
    private static final int COLUMN_MACS = 128 * 2;

    private static final double COLUMN_MACS_PER_SECOND = COLUMN_MACS * 600e6;

    /** Operands that a memory column sends to DSP columns, the same to each, so many bytes for each of their MACs. */
    private record Feed(int fromColumn, List<Integer> toColumns, double bytesPerMac) {}

    /**
     * The wires after a memory column carry 128 bytes a
     * cycle for five columns with a byte for four MACs each: 102.4 MACs a cycle and column where 512 could be made.
     */
    @Test
    void thousandsOfMacsStarveOnTooFewTracks() {
        FpgaFabricSpec spec = spec(TEN_DSP_COLUMNS, 1_024, HardNoc.NONE);
        double bound = 10 * 102.4 * 300e6;
        assertThat(macsPerSecond(spec, singleFeeds(), 200_000)).isBetween(0.93 * bound, bound);
    }

    @Test
    void withEnoughTracksTheDspBlocksAreTheBound() {
        FpgaFabricSpec spec = spec(TEN_DSP_COLUMNS, 8_192, HardNoc.NONE);
        double peak = 10 * COLUMN_MACS_PER_SECOND;
        assertThat(macsPerSecond(spec, singleFeeds(), 200_000)).isBetween(0.9 * peak, peak);
    }

    @Test
    void moreTracksNeverMakeTheBlocksSlower() {
        double before = 0;
        for (int tracks = 256; tracks <= 8_192; tracks *= 2) {
            double now = macsPerSecond(spec(TEN_DSP_COLUMNS, tracks, HardNoc.NONE), singleFeeds(), 100_000);
            assertThat(now).isGreaterThan(0.99 * before);
            before = now;
        }
    }

    /** One memory column feeds all others: a broadcast loads each channel once, single copies once per column behind it. */
    @Test
    void aBroadcastNeedsFewerTracks() {
        FpgaFabricSpec spec = spec(columns("MDDDD"), 2_048, HardNoc.NONE);
        List<Feed> broadcast = List.of(new Feed(0, List.of(1, 2, 3, 4), 0.25));
        List<Feed> singles = List.of(1, 2, 3, 4).stream()
                .map(to -> new Feed(0, List.of(to), 0.25))
                .toList();
        double peak = 4 * COLUMN_MACS_PER_SECOND;
        assertThat(macsPerSecond(spec, singles, 100_000)).isBetween(0.45 * peak, 0.5 * peak);
        assertThat(macsPerSecond(spec, broadcast, 100_000)).isBetween(0.9 * peak, peak);
    }

    @Test
    void aPacketAloneCrossesInTheTimeThatTheFabricNames() {
        FpgaFabricSpec spec = spec(columns("MDDDDDDDDD"), 1_024, HardNoc.NONE);
        FpgaFabric fabric = new FpgaFabric(new Simulation(), "fpga", spec, RoundRobinArbiter::new);
        long named = fabric.crossingTicks(1_024);
        long taken = carry(spec, List.of(new Feed(0, List.of(9), 0.25)), 1_024).makespan;
        assertThat(named).isEqualTo(FABRIC.ticks(9 + 8));
        long intoTheColumn = FABRIC.ticks(2 + 8 + 8 + 2);
        assertThat(taken).isBetween(named, named + intoTheColumn);
    }

    @Test
    void aHardNocTakesDistantOperandsOffTheTracks() {
        List<Column> wide = columns("MDDDDDDDDDDDDDDDDDDD");
        HardNoc noc = new HardNoc(4, 64, 1, ClockDomain.ofHertz(1_000_000_000));
        List<Feed> far = List.of(new Feed(0, List.of(19), 0.01));
        Carried soft = carry(spec(wide, 1_024, HardNoc.NONE), far, 64_000);
        Carried hard = carry(spec(wide, 1_024, noc), far, 64_000);
        assertThat(soft.byteHops).isEqualTo(64_000 * 19);
        assertThat(hard.byteHops).isLessThan(64_000 * 5);
        assertThat(hard.byteColumns).as("the way is no shorter over the NoC").isBetween(64_000L * 19, 64_000L * 23);
        assertThat(hard.deliveredBytes).isEqualTo(soft.deliveredBytes).isEqualTo(64_000);
    }

    @Test
    void trafficOnAndOffTheHardNocDoesNotLock() {
        List<Column> wide = columns("MDDDMDDDMDDDMDDDMDDD");
        FpgaFabricSpec spec =
                new FpgaFabricSpec(wide, 64, 1, FABRIC, DSP, 1, new HardNoc(3, 8, 1, ClockDomain.ofHertz(200_000_000)));
        List<Feed> all = new ArrayList<>();
        for (int from = 0; from < 20; from += 4) {
            for (int to = 0; to < 20; to++) {
                if (to % 4 != 0) {
                    all.add(new Feed(from, List.of(to), 0.5));
                }
            }
        }
        assertThat(carry(spec, all, 6_400).deliveredBytes).isEqualTo(all.size() * 6_400L);
    }

    private static FpgaFabricSpec spec(List<Column> columns, int tracks, HardNoc noc) {
        return new FpgaFabricSpec(columns, tracks, 1, FABRIC, DSP, 4, noc);
    }

    private static List<Column> columns(String letters) {
        return letters.chars()
                .mapToObj(letter -> letter == 'M' ? Column.MEMORY : Column.DSP)
                .toList();
    }

    /** Each memory column feeds the five to its right; a block needs a byte for 8 MACs, the rest is reused in the column. */
    private static List<Feed> singleFeeds() {
        List<Feed> feeds = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            feeds.add(new Feed(0, List.of(1 + i), 0.25));
            feeds.add(new Feed(6, List.of(7 + i), 0.25));
        }
        return feeds;
    }

    private static double macsPerSecond(FpgaFabricSpec spec, List<Feed> feeds, long bytes) {
        Carried carried = carry(spec, feeds, bytes);
        double macsOfColumn = bytes / feeds.get(0).bytesPerMac();
        long dspColumns = spec.columns().stream().filter(Column.DSP::equals).count();
        return macsOfColumn * dspColumns / (carried.makespan * 1e-15);
    }

    private record Carried(long makespan, long deliveredBytes, long byteHops, long byteColumns) {}

    /** Moves {@code bytes} of each feed into its columns, which take them at the rate at which they compute. */
    private static Carried carry(FpgaFabricSpec spec, List<Feed> feeds, long bytes) {
        Simulation simulation = new Simulation();
        FpgaFabric fabric = new FpgaFabric(simulation, "fpga", spec, RoundRobinArbiter::new);
        Timeline timeline = new Timeline(FABRIC);
        for (Feed feed : feeds) {
            Port entry = fabric.newEntry(feed.fromColumn(), 4);
            int bytesPerDspCycle = (int) Math.max(1, Math.round(COLUMN_MACS * feed.bytesPerMac()));
            Route route = route(simulation, fabric, entry, feed, bytesPerDspCycle);
            new DmaEngine(simulation, "dma", 0, 1_024, 8)
                    .submit(new Transfer(0, 0, bytes, Access.READ, (a, b) -> route, timeline));
        }
        long makespan = simulation.run();
        long delivered = timeline.delivered().stream()
                .mapToLong(packet -> packet.request().bytes())
                .sum();
        return new Carried(makespan, delivered, fabric.byteHops(), fabric.byteColumns());
    }

    private static Route route(Simulation simulation, FpgaFabric fabric, Port entry, Feed feed, int bytesPerDspCycle) {
        List<NetworkOnChip.Destination> destinations = feed.toColumns().stream()
                .map(to -> new NetworkOnChip.Destination(to, List.of(dspColumn(simulation, bytesPerDspCycle))))
                .toList();
        if (destinations.size() > 1) {
            return fabric.multicast(entry, feed.fromColumn(), destinations);
        }
        List<Port> hops = new ArrayList<>(
                fabric.path(entry, feed.fromColumn(), destinations.get(0).node()));
        hops.addAll(destinations.get(0).hopsBehind());
        return new Route(hops);
    }

    private static Port dspColumn(Simulation simulation, int bytesPerDspCycle) {
        return new Bus(
                        simulation,
                        "dsps",
                        ResourceKind.LOCAL_SRAM,
                        DSP,
                        bytesPerDspCycle,
                        0,
                        0,
                        new RoundRobinArbiter())
                .newPort(2);
    }
}
