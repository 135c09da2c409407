package org.ridgepoint.accelerator.hardware;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ridgepoint.accelerator.hardware.OperandPath.Operands;
import org.ridgepoint.accelerator.machine.ChipParts;
import org.ridgepoint.accelerator.stage.StageBench;
import org.ridgepoint.sim.interconnect.Bus;
import org.ridgepoint.sim.kernel.Action;
import org.ridgepoint.sim.kernel.ClockDomain;
import org.ridgepoint.sim.kernel.Simulation;
import org.ridgepoint.sim.resource.Packet;
import org.ridgepoint.sim.resource.Port;
import org.ridgepoint.sim.resource.ResourceKind;
import org.ridgepoint.sim.resource.RoundRobinArbiter;

/** Operands over columns of an FPGA, 8 B and a hop a nanosecond, out of local SRAM that gives 64 B a nanosecond. */
class FabricOperandsTest {
    private static final long NS = 1_000_000;

    private Simulation simulation = new Simulation();
    private final List<Packet> left = new ArrayList<>();
    private final List<String> arrived = new ArrayList<>();

    private FabricOperands over(String columns) {
        Bus local = new Bus(
                simulation,
                "sram.local",
                ResourceKind.LOCAL_SRAM,
                new ClockDomain(NS),
                64,
                0,
                1,
                new RoundRobinArbiter());
        Chip chip = ChipParts.of(StageBench.chip()).withFabric(columns).chip();
        return new FabricOperands(
                simulation,
                name -> name,
                chip.spec().fabric().orElseThrow().build(),
                new Noting(local.newPort(4), left));
    }

    private static long deliveredTick(Packet packet) {
        return packet.findLastCopy()
                .map(FabricOperandsTest::deliveredTick)
                .orElseGet(() -> packet.grant(packet.route().length() - 1).doneTick());
    }

    private static long leftTick(Packet packet) {
        return packet.grant(0).doneTick();
    }

    /** Whatever is asked for: the first, and of those that come last the one that left local SRAM last. */
    @ParameterizedTest
    @ValueSource(strings = {"MD", "DM", "MDMD", "MDDDMD", "DMMDDDDM"})
    void theArrayHearsWhenTheFirstCameAndWhichCameLast(String columns) {
        SplittableRandom random = new SplittableRandom(columns.hashCode());
        for (int i = 0; i < 40; i++) {
            FabricOperandsTest world = new FabricOperandsTest();
            world.simulation = Simulation.withShuffledTies(i);
            int most = random.nextBoolean() ? 200 : 20_000;
            world.fetchAlone(world.over(columns), new Operands(random.nextLong(most), 1 + random.nextLong(most)));
        }
    }

    private void fetchAlone(FabricOperands operands, Operands asked) {
        long[] heard = new long[2];
        List<Packet> lasts = new ArrayList<>();
        List<Packet> moved = new ArrayList<>();
        operands.fetch(asked, new OperandPath.Listener() {
            @Override
            public void moved(Packet packet) {
                moved.add(packet);
            }

            @Override
            public void arrived(long firstTick, Packet last) {
                heard[0] = firstTick;
                heard[1] = simulation.now();
                lasts.add(last);
            }
        });
        simulation.run();
        assertThat(left.stream().mapToLong(packet -> packet.request().bytes()).sum())
                .isEqualTo(asked.bytes());
        assertThat(moved).containsExactlyInAnyOrderElementsOf(left);
        assertThat(heard[0])
                .isEqualTo(left.stream()
                        .mapToLong(FabricOperandsTest::deliveredTick)
                        .min()
                        .orElseThrow());
        Packet last = left.stream()
                .max(Comparator.comparingLong(FabricOperandsTest::deliveredTick)
                        .thenComparingLong(FabricOperandsTest::leftTick))
                .orElseThrow();
        assertThat(lasts).containsExactly(last);
        assertThat(heard[1]).isEqualTo(deliveredTick(last));
    }

    /** The bytes that enter the fabric pass its columns: inputs each to every DSP column, weights to one. */
    @Test
    void weightsGoInEqualPartsToTheDspColumnsAndInputsInTurnsFromTheMemories() {
        FabricOperands operands = over("MDDM");
        operands.fetch(new Operands(3 * 4096, 64), (first, last) -> arrived.add("all"));
        simulation.run();
        assertThat(arrived).containsExactly("all");
        List<Integer> inputs = left.stream()
                .map(packet -> packet.request().bytes())
                .filter(bytes -> bytes == 4096)
                .toList();
        assertThat(inputs).hasSize(3);
        assertThat(left)
                .hasSize(3 + 2)
                .filteredOn(packet -> packet.request().bytes() == 32)
                .hasSize(2);
        // from either side two channels to both DSP columns, and one from a memory to the DSP column beside it
        assertThat(operands.hopsPerByte()).isEqualTo((3 * 4096 * 2 + 64) / (double) (3 * 4096 + 64));
    }

    /** An odd byte: a DSP column has no less than its part, so that three bytes for two columns are two and one. */
    @Test
    void partsOfWeightsAreRoundedUp() {
        FabricOperands operands = over("MDD");
        operands.fetch(new Operands(0, 3), (first, last) -> arrived.add("all"));
        operands.fetch(new Operands(0, 1), (first, last) -> arrived.add("one"));
        simulation.run();
        assertThat(left).extracting(packet -> packet.request().bytes()).containsExactly(2, 1, 1);
        assertThat(arrived).containsExactly("all", "one");
    }

    /** D at 1 is as near to the M at 0 as to that at 2, and D at 3 is beside the M at 2: one channel each. */
    @Test
    void weightsComeFromTheNearestMemory() {
        FabricOperands operands = over("MDMDM");
        operands.fetch(new Operands(0, 64), (first, last) -> arrived.add("all"));
        simulation.run();
        assertThat(operands.hopsPerByte()).isEqualTo(1);
    }

    /** A port that notes what passes it. */
    private record Noting(Port port, List<Packet> passed) implements Port {
        @Override
        public boolean hasSpace() {
            return port.hasSpace();
        }

        @Override
        public boolean tryReserve(Packet packet) {
            return port.tryReserve(packet);
        }

        @Override
        public void whenSpace(Action waiter) {
            port.whenSpace(waiter);
        }

        @Override
        public void arrive(Packet packet) {
            passed.add(packet);
            port.arrive(packet);
        }

        @Override
        public ResourceKind kind() {
            return port.kind();
        }

        @Override
        public String name() {
            return port.name();
        }
    }
}
