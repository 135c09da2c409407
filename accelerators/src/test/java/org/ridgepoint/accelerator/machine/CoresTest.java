package org.ridgepoint.accelerator.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.ridgepoint.accelerator.hardware.Chip;
import org.ridgepoint.accelerator.mapping.CapacityTooSmall;
import org.ridgepoint.accelerator.result.RunListener;
import org.ridgepoint.accelerator.result.RunResult;
import org.ridgepoint.accelerator.spec.CoreGroupSpec;
import org.ridgepoint.accelerator.spec.CoreSplit;
import org.ridgepoint.accelerator.split.SplitRefused;
import org.ridgepoint.sim.account.StallCause;
import org.ridgepoint.sim.kernel.Simulation;
import org.ridgepoint.workload.graph.BatchedGraph;
import org.ridgepoint.workload.graph.Graph;
import org.ridgepoint.workload.graph.Layers;
import org.ridgepoint.workload.graph.Tensor;
import org.ridgepoint.workload.op.Window;

/** Cores that each run inferences of their own, against what follows from one core and from the channels' bandwidth. */
class CoresTest {
    private static Chip cores(TestChip chip, int count, boolean ownBulk) {
        Chip one = chip.chip();
        CoreGroupSpec group = new CoreGroupSpec(count, Optional.of(ownBulk));
        return new Chip(
                SpecCopy.of(one.spec()).cores(group).spec(), one.dramChannel(), one.technology(), one.precision());
    }

    private static RunResult run(Chip chip, Graph graph) {
        return Replay.run(chip, graph, 1);
    }

    /** A product of one row: each weight is used once, so that DRAM sets the pace. */
    private static Graph streaming(int size) {
        Layers net = new Layers("streaming");
        Tensor x = net.input("row", 1, size);
        return net.finish(net.linear(x, size));
    }

    /** A convolution that reads little and multiplies much. */
    private static Graph computing() {
        Layers net = new Layers("computing");
        Tensor x = net.input("image", 1, 16, 32, 32);
        return net.finish(net.conv(x, 32, Window.square(3, 1, 1)));
    }

    @Test
    void coresThatHardlyUseDramTakeTheTimeOfOne() {
        TestChip chip = TestChip.systolic(8, 8).dram(32, 1);
        RunResult one = run(cores(chip, 1, true), computing());
        RunResult four = run(cores(chip, 4, true), computing());

        assertThat((double) four.cycles()).isCloseTo(one.cycles(), within(0.01 * one.cycles()));
        assertThat(four.batch()).isEqualTo(4);
        assertThat(four.macs()).isEqualTo(4 * one.macs());
        assertThat(four.peakTops()).isEqualTo(4 * one.peakTops());
        assertThat(four.utilization()).isCloseTo(one.utilization(), within(0.01));
    }

    /** Nothing is shared, neither DRAM nor wires: to the cycle, for a network that streams and for one that multiplies. */
    @Test
    void coresWithDramOfTheirOwnTakeTheTimeOfOne() {
        for (Graph graph : new Graph[] {streaming(512), computing()}) {
            Chip one = cores(TestChip.systolic(8, 8).dram(8, 2), 1, true);
            for (int count : new int[] {2, 8}) {
                RunResult alone = run(one, graph);
                RunResult together = run(apart(one, count, CoreSplit.REPLICAS), graph);

                assertThat(together.elapsedFemtoseconds()).isEqualTo(alone.elapsedFemtoseconds());
                assertThat(together.dram().bytes())
                        .isEqualTo(count * alone.dram().bytes());
                assertThat(together.dram().compulsoryBytes())
                        .isEqualTo(count * alone.dram().compulsoryBytes());
                assertThat(together.dram().channels()).isEqualTo(2 * count);
                assertThat(together.cores())
                        .allSatisfy(core -> assertThat(core.cyclesByCause()).isEqualTo(alone.cyclesByCause()));
            }
        }
    }

    private static Chip apart(Chip one, int count, CoreSplit split) {
        CoreGroupSpec group = new CoreGroupSpec(count, Optional.of(true), Optional.of(true), Optional.of(split));
        return new Chip(
                SpecCopy.of(one.spec()).cores(group).spec(), one.dramChannel(), one.technology(), one.precision());
    }

    @Test
    void coresWithDramOfTheirOwnShareNoLayerOut() {
        Chip one = cores(TestChip.systolic(8, 8).dram(8, 1), 1, true);
        for (CoreSplit split : List.of(CoreSplit.ROWS, CoreSplit.FILTERS, CoreSplit.AUTO)) {
            Chip apart = apart(one, 2, split);
            assertThatThrownBy(() -> run(apart, computing()))
                    .isInstanceOf(SplitRefused.class)
                    .hasMessageContaining("ownDram");
        }
    }

    /** One channel: as long as its bytes take at its peak, beside refresh. */
    @Test
    void coresThatAllStreamTakeBytesOverBandwidth() {
        for (int count : new int[] {2, 5}) {
            Chip chip = cores(TestChip.systolic(8, 8).dram(8, 1), count, true);
            RunResult run = run(chip, streaming(1024));
            double seconds = run.dram().bytes() / chip.dramBytesPerSecondBesideRefresh();

            assertThat(run.elapsedFemtoseconds() * 1e-15).isBetween(seconds, 1.03 * seconds);
        }
    }

    @Test
    void coresThatStreamShareTheBandwidthOfOne() {
        TestChip chip = TestChip.systolic(8, 8).dram(8, 1);
        RunResult one = run(cores(chip, 1, true), streaming(1024));
        for (boolean ownBulk : new boolean[] {true, false}) {
            RunResult four = run(cores(chip, 4, ownBulk), streaming(1024));

            assertThat(four.dram().bytes()).isEqualTo(4 * one.dram().bytes());
            assertThat((double) four.cycles()).isCloseTo(4 * one.cycles(), within(0.03 * 4 * one.cycles()));
            assertThat(four.dram().compulsoryBytes())
                    .as("weights that all use count once")
                    .isEqualTo(one.dram().compulsoryBytes() + 3 * (1024 + 1024));
        }
    }

    /** Four streams through one channel: three quarters of what each waits for are packets of the other three. */
    @Test
    void coresThatStreamWaitBehindEachOther() {
        for (boolean ownBulk : new boolean[] {true, false}) {
            RunResult four = run(cores(TestChip.systolic(8, 8).dram(8, 1), 4, ownBulk), streaming(1024));

            assertThat(four.cores()).allSatisfy(core -> {
                double dram = core.cycleShare().get(StallCause.DRAM_BANDWIDTH.key());
                assertThat(core.behindOthersShare()).isCloseTo(0.75 * dram, within(0.01));
                Map<String, Long> behind = core.behind().get(StallCause.DRAM_BANDWIDTH.key());
                assertThat(behind).hasSize(4);
                behind.values()
                        .forEach(cycles -> assertThat((double) cycles / core.behind("dramBandwidth", true))
                                .isCloseTo(0.25, within(0.03)));
            });
        }
    }

    @Test
    void coresThatShareNothingWaitBehindNobody() {
        Chip one = cores(TestChip.systolic(8, 8).dram(8, 1), 1, true);
        RunResult apart = run(apart(one, 4, CoreSplit.REPLICAS), streaming(512));

        assertThat(apart.cores())
                .hasSize(4)
                .allSatisfy(core -> assertThat(core.behind()).isEmpty());
        assertThat(run(one, streaming(512)).cores()).isEmpty();
    }

    @Test
    void noCoreIsServedBeforeTheOthers() {
        RunResult four = run(cores(TestChip.systolic(8, 8).dram(8, 1), 4, true), streaming(1024));

        assertThat(four.cores()).hasSize(4).allSatisfy(core -> {
            assertThat(core.cyclesByCause().values().stream()
                            .mapToLong(Long::longValue)
                            .sum())
                    .isEqualTo(four.cycles());
            assertThat(core.cycleShare().get(StallCause.TAIL.key())).isLessThan(0.02);
        });
    }

    /** Where DRAM binds, more streams open more rows: eight cores lose 1.5 % of what four move. */
    @Test
    void moreCoresNeverDoLessButForTheRowsThatTheyOpen() {
        for (TestChip chip : new TestChip[] {
            TestChip.systolic(8, 8).dram(8, 1), TestChip.spatial(8, 8).dram(16, 2)
        }) {
            for (Graph graph : new Graph[] {streaming(256), computing()}) {
                double before = 0;
                for (int count = 1; count <= 8; count *= 2) {
                    double throughput = run(cores(chip, count, true), graph).inferencesPerSecond();
                    assertThat(throughput).as("%d cores", count).isGreaterThan(0.98 * before);
                    before = throughput;
                }
            }
        }
    }

    @Test
    void whoComesFirstInATickMakesNoDifference() {
        Chip chip = cores(TestChip.systolic(8, 8).dram(8, 2), 3, false);
        RunResult inOrder = run(chip, computing());
        for (long seed = 0; seed < 5; seed++) {
            long shuffled = seed;
            assertThat(Replay.run(
                            chip,
                            BatchedGraph.undivided(1, computing()),
                            () -> Simulation.withShuffledTies(shuffled),
                            RunListener.NONE))
                    .isEqualTo(inOrder);
        }
    }

    @Test
    void bulkMemoryThatIsTooSmallForTheSharesOfItIsRefusedWithTheLeastThatWouldDo() {
        TestChip chip = TestChip.systolic(8, 8).memory(64 << 10, 4 << 10);
        assertThatThrownBy(() -> run(cores(chip, 4, false), streaming(64)))
                .isInstanceOf(CapacityTooSmall.class)
                .hasMessageContaining("4096 B is too small")
                .hasMessageContaining("in the equal share that each of 4 cores has of it")
                .satisfies(refused -> {
                    long least = ((CapacityTooSmall) refused).leastBytes();
                    run(cores(chip.memory(64 << 10, least), 4, false), streaming(64));
                });
    }
}
