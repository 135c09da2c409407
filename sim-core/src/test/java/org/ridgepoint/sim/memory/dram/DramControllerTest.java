package org.ridgepoint.sim.memory.dram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.ridgepoint.sim.kernel.Phase;
import org.ridgepoint.sim.kernel.Simulation;
import org.ridgepoint.sim.memory.dram.table.DramChannelSpec;
import org.ridgepoint.sim.memory.dram.table.DramPolicies;
import org.ridgepoint.sim.memory.dram.table.DramPolicy;
import org.ridgepoint.sim.resource.Access;
import org.ridgepoint.sim.resource.Packet;
import org.ridgepoint.sim.resource.Port;
import org.ridgepoint.sim.resource.Request;
import org.ridgepoint.sim.resource.Route;

class DramControllerTest {
    private static final long CYCLE = 625_000;
    private static final int GRANULE = 1024;

    private final List<String> done = new ArrayList<>();

    private static DramChannelSpec lpddr4(DramPolicy policy) {
        return DramChannelSpec.of(DramTables.standard("lpddr4-3200"), 64, 1, policy, "row-bank-column");
    }

    private void send(Simulation simulation, Port port, int source, long address, Access access, long tick) {
        simulation.at(tick, Phase.ARRIVE, () -> {
            Request request = Request.contiguous(source, address, GRANULE, access, tick);
            Packet packet = new Packet(
                    request,
                    new Route(List.of(port)),
                    delivered -> done.add("%d: %d+%d at %d"
                            .formatted(
                                    source,
                                    address,
                                    delivered.grant(0).transferTicks() / CYCLE,
                                    simulation.now() / CYCLE)));
            assertThat(port.tryReserve(packet)).isTrue();
            port.arrive(packet);
        });
    }

    @Test
    void packetIsTimedBurstByBurstAndSaysHowLongThePinsMoved() {
        Simulation simulation = new Simulation();
        DramController dram = new DramController(simulation, "dram.0", lpddr4(DramPolicies.STANDARD));
        Port port = dram.newPort(4);
        send(simulation, port, 0, 0, Access.READ, 0);
        send(simulation, port, 0, GRANULE, Access.READ, 0);
        simulation.run();
        // activate 29, read latency 28, eight bursts of 8 cycles each; the second waits for the first's data too
        assertThat(done).containsExactly("0: 0+64 at 121", "0: 1024+128 at 185");
    }

    @Test
    void aPacketThatBeginsWithinABurstMovesAllItTouchesAndTheLastByteIsThere() {
        Simulation simulation = new Simulation();
        DramController dram = new DramController(simulation, "dram.0", lpddr4(DramPolicies.STANDARD));
        Port port = dram.newPort(4);
        long end = lpddr4(DramPolicies.STANDARD).map().capacityBytes();
        send(simulation, port, 0, 100, Access.READ, 0);
        send(simulation, port, 1, end - GRANULE, Access.READ, 1000 * CYCLE);
        simulation.run();
        assertThat(done).hasSize(2).first().isEqualTo("0: 100+72 at 129");
        assertThat(done.get(1)).startsWith("1: " + (end - GRANULE) + "+64");
        assertThat(dram.name()).isEqualTo("dram.0");
        assertThat(dram.servedBytes()).isEqualTo(2 * GRANULE);
    }

    @Test
    void aWriteIsDoneWhenItsBurstsHaveAPlaceAndTheRunLastsUntilTheyAreMoved() {
        Simulation simulation = new Simulation();
        DramController dram = new DramController(simulation, "dram.0", lpddr4(DramPolicies.STANDARD));
        Port port = dram.newPort(1);
        send(simulation, port, 0, 0, Access.WRITE, 0);
        send(simulation, port, 1, GRANULE, Access.WRITE, 2 * CYCLE); // into the place that the first has left
        assertThat(simulation.run() / CYCLE)
                .isEqualTo(29 + DramTables.standard("lpddr4-3200").timing("CWL") + 128);
        assertThat(done).containsExactly("0: 0+0 at 1", "1: 1024+0 at 3");
        assertThat(dram.servedBytes()).isEqualTo(2 * GRANULE);
    }

    @Test
    void writesThatFindTheBufferFullWaitForPlaces() {
        Simulation simulation = new Simulation();
        DramPolicy policy = DramPolicies.STANDARD;
        DramController dram = new DramController(simulation, "dram.0", lpddr4(policy));
        Port port = dram.newPort(100);
        int bursts = GRANULE / 128;
        int many = policy.writePlaces() / bursts;
        for (int i = 0; i <= many; i++) {
            send(simulation, port, i, i * (long) GRANULE, Access.WRITE, 0);
        }
        simulation.run();
        assertThat(done.subList(0, many)).allMatch(each -> each.endsWith("+0 at 1"));
        assertThat(done.get(many)).startsWith(many + ":").doesNotEndWith("at 1");
    }

    @Test
    void timesAreThoseOfTheChannelSteppedByItself() {
        SplittableRandom random = new SplittableRandom(7);
        long[] address =
                random.longs(200, 0, 1 << 14).map(each -> each * GRANULE).toArray();
        long[] cycle = random.longs(200, 0, 20_000).sorted().toArray();
        Simulation simulation = new Simulation();
        DramController dram = new DramController(simulation, "dram.0", lpddr4(DramPolicies.STANDARD));
        Port port = dram.newPort(200);
        for (int i = 0; i < address.length; i++) {
            send(simulation, port, i, address[i], i % 3 == 0 ? Access.WRITE : Access.READ, cycle[i] * CYCLE);
        }
        simulation.run();
        assertThat(done).containsExactlyInAnyOrderElementsOf(stepped(address, cycle));
    }

    /** The same packets given to a channel that is stepped one cycle at a time, without any event. */
    private static List<String> stepped(long[] address, long[] cycle) {
        int bursts = GRANULE / 128;
        int[] left = new int[address.length];
        long[] busyBefore = new long[address.length];
        long[] busyAfter = new long[address.length];
        long[] end = new long[address.length];
        int[] done = {0};
        DramChannel[] box = new DramChannel[1];
        DramChannel channel = new DramChannel(lpddr4(DramPolicies.STANDARD), (tag, write, arrived, dataEnd) -> {
            if (!write && --left[tag] == 0) {
                done[0]++;
                end[tag] = dataEnd;
                busyAfter[tag] = box[0].counters().dataCycles();
            }
        });
        box[0] = channel;
        channel.flush();
        List<List<Integer>> fifos = List.of(new ArrayList<>(), new ArrayList<>());
        int next = 0;
        while (done[0] < address.length) {
            while (next < address.length && cycle[next] == channel.cycle()) {
                left[next] = bursts;
                busyBefore[next] = channel.counters().dataCyclesBefore(channel.cycle());
                for (int b = 0; b < bursts; b++) {
                    fifos.get(next % 3 == 0 ? 1 : 0).add(next * bursts + b);
                }
                next++;
            }
            for (int type = 0; type < 2; type++) {
                while (!fifos.get(type).isEmpty() && channel.accepts(type == 1)) {
                    int burst = fifos.get(type).remove(0);
                    int tag = burst / bursts;
                    channel.offer(tag, address[tag] + burst % bursts * 128, type == 1);
                    if (type == 1 && --left[tag] == 0) {
                        done[0]++;
                        end[tag] = channel.cycle() + 1;
                        busyAfter[tag] = channel.counters().dataCyclesBefore(channel.cycle());
                    }
                }
            }
            channel.advance(channel.cycle() + 1);
        }
        return IntStream.range(0, address.length)
                .mapToObj(i -> "%d: %d+%d at %d".formatted(i, address[i], busyAfter[i] - busyBefore[i], end[i]))
                .toList();
    }

    @Test
    void orderOfSendersAtOneTickDoesNotMatter() {
        assertThat(twoSenders(false)).isEqualTo(twoSenders(true));
    }

    private List<String> twoSenders(boolean swapped) {
        done.clear();
        Simulation simulation = new Simulation();
        DramController dram = new DramController(simulation, "dram.0", lpddr4(DramPolicies.STANDARD));
        List<Port> ports = List.of(dram.newPort(8), dram.newPort(8));
        for (int i = 0; i < 8; i++) {
            for (int s = 0; s < 2; s++) {
                int source = swapped ? 1 - s : s;
                send(
                        simulation,
                        ports.get(source),
                        source,
                        (source * 4096L + i) * GRANULE,
                        Access.READ,
                        i * 50 * CYCLE);
            }
        }
        simulation.run();
        return List.copyOf(done);
    }

    @Test
    void packetsOfBothPoliciesAllComeThroughAndTheirBytesAreCounted() {
        for (DramPolicy policy :
                List.of(DramPolicies.STANDARD, DramPolicies.named("dramsim3"), DramPolicies.named("ramulator"))) {
            done.clear();
            Simulation simulation = new Simulation();
            DramController dram = new DramController(simulation, "dram.0", lpddr4(policy));
            Port port = dram.newPort(64);
            for (int i = 0; i < 64; i++) {
                send(simulation, port, i, i * 33L * GRANULE, i % 2 == 0 ? Access.WRITE : Access.READ, i * CYCLE);
            }
            long end = simulation.run();
            assertThat(done).hasSize(64);
            assertThat(dram.servedBytes()).isEqualTo(64 * GRANULE);
            assertThat(128 * (dram.counters().reads() + dram.counters().writes()))
                    .isEqualTo(64 * GRANULE);
            assertThat(dram.energyUntil(end).orElseThrow().totalPj()).isPositive();
        }
    }

    @Test
    void addressBeyondTheChannelIsRefused() {
        Simulation simulation = new Simulation();
        DramController dram = new DramController(simulation, "dram.0", lpddr4(DramPolicies.STANDARD));
        Port port = dram.newPort(1);
        send(simulation, port, 0, 1L << 40, Access.READ, 0);
        assertThatThrownBy(simulation::run).hasStackTraceContaining("beyond the channel's capacity");
    }
}
