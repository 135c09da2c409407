package org.ridgepoint.accelerator.wait;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.ridgepoint.accelerator.machine.ChipParts;
import org.ridgepoint.accelerator.machine.TestChip;
import org.ridgepoint.accelerator.mapping.Place;
import org.ridgepoint.accelerator.program.BulkPiece;
import org.ridgepoint.accelerator.program.LocalPiece;
import org.ridgepoint.accelerator.program.TestPieces;
import org.ridgepoint.accelerator.stage.StageBench;
import org.ridgepoint.sim.account.StallCause;
import org.ridgepoint.sim.compute.ArrayTile;
import org.ridgepoint.sim.compute.Dataflow;
import org.ridgepoint.sim.kernel.Phase;

/** Where each tick of an array goes, from its first operands' way out of DRAM on. */
class ArrayTimeTest {
    private final StageBench bench = new StageBench();
    private final ArrayTime time = time(bench);

    private static ArrayTime time(StageBench bench) {
        return new ArrayTime(
                bench.simulation(),
                bench.chipOnBench().clock(),
                new StreamPace(Set.of()),
                bench.counts(),
                bench.notes());
    }

    private WaitBench stages(int elementBits) {
        return stages(bench, time, elementBits);
    }

    private static WaitBench stages(StageBench bench, ArrayTime time, int elementBits) {
        WaitBench stages = new WaitBench(bench, time, elementBits);
        bench.simulation().whenTickEnds(time::turns); // on the bench anything may change without a turn
        time.watch(stages.blockers());
        return stages;
    }

    private static Map<String, Long> ticks(StageBench bench, int layer) {
        Map<String, Long> ticks = new TreeMap<>();
        for (StallCause cause : StallCause.values()) {
            long amount = bench.counts()[layer].ledger().ticks(cause);
            if (amount > 0) {
                ticks.put(cause.key(), amount);
            }
        }
        return ticks;
    }

    /**
     * 32 B come from DRAM by 18: 14 in the channel, of which 4 move data, 2 on the bus and 2 in bulk SRAM. They are in
     * local SRAM by 24: 2 in bulk SRAM, 2 on the link, 2 in local SRAM; with the way before, that is 4 of bandwidth, 10 of
     * latency, 4 of bus, 4 of bulk and 2 of local SRAM. Of a stream the channel moves data in 4 of 14 ticks, and so much of
     * the rest is its own; a quarter of these 24 ns is what was waited for after 18. What rounding leaves, 3 fs, goes to the
     * largest. The array begins when the first of its operands come, 1 ns later, and works for 64 + 14.
     */
    @Test
    void eachTickUntilTheFirstTileIsOverHasItsCause() {
        WaitBench stages = stages(8);
        BulkPiece source = TestPieces.bulk(32, 0);
        stages.bulk().enqueue(source);
        stages.array().enqueue(StageBench.tile(64, false, stages.awaitingDram(source)));
        stages.pump();
        bench.simulation().run();
        time.endRun();
        assertThat(ticks(bench, 0))
                .isEqualTo(Map.of(
                        "dramBandwidth", 4_000_000L + 1_714_285,
                        "dramLatency", 10_000_000L + 2_500_003,
                        "bus", 2_000_000L + 714_285,
                        "bulkSram", 2_000_000L + 714_285,
                        "localSram", 357_142L + 1_000_000,
                        "fillAndDrain", 14_000_000L,
                        "compute", 64_000_000L));
        assertThat(bench.notes().text().lines().filter(line -> line.contains("waited") || line.contains("computed")))
                .containsExactly(
                        "   18  layer 0 waited from 0 to 18: DRAM latency",
                        "   24  layer 0 waited from 18 to 24: DRAM latency",
                        "   41  layer 0 waited from 24 to 25: local SRAM",
                        "  103  computed for layer 0 from 25 to 103, all of a tile");
    }

    /**
     * A tile of 4 rows uses half of the lanes in its 64 cycles of streaming; 20 of launch. Operands of 64 bits are 512 *
     * 12 B, and take 96 cycles and 1 of local SRAM's port, less than the tile: 1 before it begins, none after.
     */
    @Test
    void aTilesOwnTimeIsSplitByWhatTheArrayDoes() {
        WaitBench stages = stages(64);
        bench.progress().finish(0);
        stages.array().enqueue(StageBench.tile(1, ArrayTile.whole(1, 4, 8, 1, 64), true));
        stages.pump();
        bench.simulation().run();
        time.endRun();
        assertThat(ticks(bench, 1))
                .isEqualTo(Map.of(
                        "localSram", 1_000_000L,
                        "launch", 20_000_000L,
                        "fillAndDrain", 14_000_000L,
                        "compute", 32_000_000L,
                        "unusedLanes", 32_000_000L));
        assertThat(ticks(bench, 0)).isEmpty();
    }

    /** Operands of 64 bits take 128 cycles and 1: the array begins at 1 and is done 50 cycles late. */
    @Test
    void aQuantumThatIsLateWaitsForItsLastOperands() {
        WaitBench stages = stages(64);
        stages.array().enqueue(StageBench.tile(64, false));
        stages.pump();
        bench.simulation().run();
        time.endRun();
        assertThat(ticks(bench, 0))
                .isEqualTo(Map.of("fillAndDrain", 14_000_000L, "compute", 64_000_000L, "localSram", 51_000_000L));
    }

    /**
     * Over an FPGA's wires, 8 B a cycle, 8192 B take 1024 cycles and more, of which local SRAM moves data in 128 and 1 of its
     * latency: most of what the array is late is the wires'.
     */
    @Test
    void aQuantumThatIsLateWaitsWhereItsLastOperandsDid() {
        StageBench fabric = new StageBench(
                ChipParts.of(StageBench.chip()).withFabric("MDDM").chip(), Place.DRAM);
        ArrayTime own = time(fabric);
        WaitBench stages = stages(fabric, own, 64);
        stages.array().enqueue(StageBench.tile(64, false));
        stages.pump();
        fabric.simulation().run();
        own.endRun();
        Map<String, Long> ticks = ticks(fabric, 0);
        assertThat(ticks)
                .containsOnlyKeys("compute", "fillAndDrain", "fpgaWires", "localSram")
                .containsEntry("compute", 64_000_000L)
                .containsEntry("fillAndDrain", 14_000_000L);
        assertThat(ticks.get("localSram")).isLessThanOrEqualTo(129_000_000L);
        assertThat(ticks.get("fpgaWires")).isGreaterThan(1_024_000_000L);
        assertThat(ticks.values().stream().mapToLong(Long::longValue).sum())
                .isEqualTo(fabric.simulation().now());
    }

    /** Weight stationary: 8 cycles to shift the weights in, 14 to fill and drain, 8 of streaming, and none left over. */
    @Test
    void shiftingWeightsInIsTimeOfItsOwn() {
        StageBench stationary =
                new StageBench(TestChip.systolic(8, 8, Dataflow.WS).chip(), Place.DRAM);
        ArrayTime own = time(stationary);
        WaitBench stages = stages(stationary, own, 8);
        stages.array().enqueue(StageBench.tile(8, false));
        stages.pump();
        stationary.simulation().run();
        own.endRun();
        assertThat(ticks(stationary, 0))
                .isEqualTo(Map.of(
                        "localSram", 1_000_000L,
                        "weightLoad", 8_000_000L,
                        "fillAndDrain", 14_000_000L,
                        "compute", 8_000_000L));
    }

    /** 8 B of outputs, an operation for each byte: 1 in the vector unit, 2 into local SRAM, and to DRAM until 22. */
    @Test
    void afterTheLastTileTheTailIsWaitedFor() {
        WaitBench stages = stages(8);
        stages.outputs().leaveArray(bench.block(8, bench.made(), 8, 0));
        bench.simulation().run();
        time.endRun();
        long vector = bench.counts()[0].ledger().ticks(StallCause.VECTOR_UNIT);
        long tail = bench.counts()[0].ledger().ticks(StallCause.TAIL);
        assertThat(vector).isEqualTo(3_000_000L);
        assertThat(vector + tail).isEqualTo(bench.simulation().now());
        assertThat(bench.counts()[0].ledger().totalTicks()).isEqualTo(vector + tail);
    }

    @Test
    void twoTilesWithoutAGapWaitForNothing() {
        WaitBench stages = stages(8);
        stages.array().enqueue(StageBench.tile(64, false));
        stages.array().enqueue(StageBench.tile(64, false));
        LocalPiece late = WaitBench.awaitingBulk();
        stages.array().enqueue(StageBench.tile(64, false, late));
        stages.pump();
        bench.simulation().at(200_000_000, Phase.COMPLETE, late::segmentCopied);
        bench.simulation().run();
        time.endRun();
        // the third tile's piece comes at 200, 43 ns after the second tile's end; its operands 1 ns later
        assertThat(ticks(bench, 0))
                .isEqualTo(Map.of(
                        "fillAndDrain",
                        3 * 14_000_000L,
                        "compute",
                        3 * 64_000_000L,
                        "localSram",
                        1_000_000L + 1_000_000,
                        "bus",
                        43_000_000L));
        assertThat(bench.simulation().now()).isEqualTo(279_000_000L);
    }
}
