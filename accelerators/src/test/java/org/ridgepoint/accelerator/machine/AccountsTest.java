package org.ridgepoint.accelerator.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.ridgepoint.accelerator.hardware.Chip;
import org.ridgepoint.accelerator.layer.BatchNetworks;
import org.ridgepoint.accelerator.layer.LayerFusion;
import org.ridgepoint.accelerator.mapping.BatchMapper;
import org.ridgepoint.accelerator.mapping.BatchPlan;
import org.ridgepoint.accelerator.mapping.Schedule;
import org.ridgepoint.accelerator.mapping.Schedule.Segment;
import org.ridgepoint.accelerator.price.MemoryPrice;
import org.ridgepoint.accelerator.price.MemoryPrices;
import org.ridgepoint.accelerator.result.DramTraffic;
import org.ridgepoint.accelerator.result.LayerResult;
import org.ridgepoint.accelerator.result.Percentiles;
import org.ridgepoint.accelerator.result.RunListener;
import org.ridgepoint.accelerator.result.RunResult;
import org.ridgepoint.accelerator.result.RunResult.BatchSlices;
import org.ridgepoint.accelerator.result.RunResult.MemoryLevel;
import org.ridgepoint.accelerator.result.RunResult.PlacedTensor;
import org.ridgepoint.accelerator.stage.StageBench;
import org.ridgepoint.sim.kernel.Simulation;
import org.ridgepoint.workload.graph.Graph;
import org.ridgepoint.workload.graph.Layers;
import org.ridgepoint.workload.graph.Tensor;
import org.ridgepoint.workload.op.Precision;
import org.ridgepoint.workload.op.Window;

/**
 * The whole bill of a small run: 8 rows of 64 inputs times 64 x 32 weights, a softmax that the host has to do, and a product
 * with 32 x 16 weights; the tensors between stay in local SRAM.
 */
class AccountsTest {
    private static final ChipParts CHIP = ChipParts.of(StageBench.chip()).withPrices();

    private static final MemoryPrices MEMORIES =
            MemoryPrices.of(CHIP.chip().spec(), CHIP.chip().technology());

    private static String picojoules(MemoryPrice memory, long readBytes, long writtenBytes) {
        double picojoules = 8 * readBytes * memory.readPjPerBit() + 8 * writtenBytes * memory.writePjPerBit();
        return String.format(Locale.ROOT, "%.0f", picojoules);
    }

    private static Graph products(long rows) {
        Layers net = new Layers("products");
        return net.finish(net.plainLinear(net.softmax(net.plainLinear(net.input("a", rows, 64), 32)), 16));
    }

    private static Graph threeProducts(long rows) {
        Layers net = new Layers("products");
        return net.finish(net.plainLinear(net.plainLinear(net.plainLinear(net.input("a", rows, 64), 32), 16), 8));
    }

    private static RunResult run() {
        return Replay.run(CHIP.withHost("softmax").withDrawingDram().chip(), products(8), 1);
    }

    /** Energies in whole picojoules; nothing is paid for where a layer is not listed. */
    private static String picojoules(Map<String, Double> joules) {
        StringBuilder text = new StringBuilder();
        joules.forEach((line, value) -> {
            if (value != 0) {
                text.append(String.format(Locale.ROOT, "%s %.0f%n", line, value * 1e12));
            }
        });
        return text.toString();
    }

    /**
     * The array makes 16384 MACs at 2 pJ and leaves 256 sums, an operation of 3 pJ each. Local SRAM: 512 + 2048 B
     * are written, 4 tiles read 1024 B each, 256 B of outputs are written. Bulk SRAM: 2560 B in and out. Link
     * and bus, 7 pJ a bit: 2560 B. DRAM: 96 bursts read at 1 W above standby for 4 ns and 4 written at 3 W make 432,000 pJ,
     * the pins at 0.5 and 0.75 W 204,000 and four rows at 1 W above standby for 15 ns 60,000, of which 2560 of 3200 B are
     * this layer's; standby at 1 W for its 422 ns. The chip draws 1 mW.
     */
    @Test
    void aProductPaysForWhatItDoesAndForItsTime() {
        LayerResult layer = run().layers().get(0);
        assertThat(layer.elapsedCycles()).isEqualTo(422);
        assertThat(picojoules(layer.energyJoules())).isEqualTo("""
                array 32768
                vector 768
                localSram %s
                bulkSram %s
                link 143360
                bus 143360
                dram 978800
                static 422
                """.formatted(
                picojoules(MEMORIES.local(), 4 * 1024, 512 + 2048 + 256), picojoules(MEMORIES.bulk(), 2560, 2560)));
        assertThat((432_000 + 204_000 + 60_000) * 2560L / 3200 + 422_000).isEqualTo(978_800);
    }

    /** 256 B to the host and back at 13 pJ a bit, 8 operations for each of 256 elements at 11 pJ; 512 B of local SRAM. */
    @Test
    void theHostsLayerPaysForTheLinkAndForStandby() {
        LayerResult layer = run().layers().get(1);
        assertThat(layer.elapsedCycles()).isEqualTo(1084);
        assertThat(picojoules(layer.energyJoules())).isEqualTo("""
                localSram %s
                dram 1084000
                host 75776
                static 1084
                """.formatted(picojoules(MEMORIES.local(), 256, 256)));
        assertThat(8 * 512 * 13 + 8 * 256 * 11).isEqualTo(75_776);
    }

    /** As the first: 512 B of weights, 2 tiles of 512 B, 128 B of outputs that go on to DRAM. */
    @Test
    void outputsPayForTheirWayToDram() {
        LayerResult layer = run().layers().get(2);
        assertThat(layer.elapsedCycles()).isEqualTo(116);
        assertThat(picojoules(layer.energyJoules())).isEqualTo("""
                array 8192
                vector 384
                localSram %s
                bulkSram %s
                link 35840
                bus 35840
                dram 255200
                static 116
                """.formatted(
                        picojoules(MEMORIES.local(), 2 * 512 + 128, 512 + 128), picojoules(MEMORIES.bulk(), 512, 512)));
    }

    @Test
    void theRunPaysForItsLayers() {
        RunResult run = run();
        Map<String, Double> sum = new LinkedHashMap<>();
        run.layers()
                .forEach(layer -> layer.energyJoules().forEach((line, value) -> sum.merge(line, value, Double::sum)));
        assertThat(run.energyJoules()).isEqualTo(sum);
        // 96 bursts of 4000 pJ and 2000 at the pins, 4 of 12,000 and 3000, 4 rows of 15,000, and 1622 ns of standby
        assertThat(run.energyJoules().get("dram") * 1e12)
                .isCloseTo(96 * 6000 + 4 * 15_000 + 4 * 15_000 + 1622 * 1000, within(1e-3));
        assertThat(run.warnings()).isEmpty();
    }

    @Test
    void dramWithoutCurrentsIsMissingFromTheBill() {
        RunResult run = Replay.run(CHIP.withHost("softmax").chip(), products(8), 1);
        assertThat(run.energyJoules()).containsEntry("dram", 0.0);
        assertThat(run.warnings())
                .containsExactly("dram.standard test states no currents: DRAM energy is missing from the sum");
    }

    @Test
    void aRunThatIsWhollyOnTheHostSaysSo() {
        Layers net = new Layers("softmax");
        Graph alone = net.finish(net.softmax(net.input("a", 8, 64)));
        RunResult onHost = Replay.run(CHIP.withHost("softmax").chip(), alone, 1);
        assertThat(onHost.bound()).isEqualTo("host");
        assertThat(onHost.account())
                .endsWith("; the whole model runs on the host, and the chip only passes its data on");
        assertThat(Replay.run(CHIP.chip(), alone, 1).account()).doesNotContain("host");
        assertThat(run().account()).doesNotContain("the whole model");
    }

    /** 422, 1084 and 116 ns; four tiles of 64 + 14 cycles, and two of 32 + 14. */
    @Test
    void theRunsTimeIsItsLayers() {
        RunResult run = run();
        assertThat(run.elapsedFemtoseconds()).isEqualTo(1_622_000_000L);
        assertThat(run.cycles()).isEqualTo(1622);
        assertThat(run.cyclesByCause().values().stream()
                        .mapToLong(Long::longValue)
                        .sum())
                .isEqualTo(1622);
        assertThat(run.layers()).extracting(LayerResult::arrayCycles).containsExactly(4 * 78L, 0L, 2 * 46L);
        for (LayerResult layer : run.layers()) {
            assertThat(layer.cyclesByCause().values().stream()
                            .mapToLong(Long::longValue)
                            .sum())
                    .as(layer.name())
                    .isEqualTo(layer.elapsedCycles());
        }
        assertThat(run.layers().get(0).cyclesByCause())
                .containsEntry("compute", 256L)
                .containsEntry("fillAndDrain", 56L);
        assertThat(run.layers().get(0).utilization()).isEqualTo(16384 / (64 * 422.0));
        assertThat(run.layers().get(1).utilization()).isZero();
        double transfer = 3200 / 8e9;
        assertThat(run.shapeLimitSeconds()).isCloseTo(404e-9, within(1e-12));
        assertThat(run.rooflineSeconds()).isBetween(transfer - 1e-12, 404e-9);
        assertThat(run.sumModelSeconds()).isCloseTo(404e-9 + transfer, within(1e-12));
        assertThat(run.bound()).isEqualTo("host");
    }

    /** 512 B of inputs, 2048 + 512 B of weights, 128 B of outputs; of 100 bursts four open a row. */
    @Test
    void theRunsTrafficIsTheChannels() {
        DramTraffic dram = run().dram();
        assertThat(dram.readBytes()).isEqualTo(512 + 2048 + 512);
        assertThat(dram.writeBytes()).isEqualTo(128);
        assertThat(dram.compulsoryBytes()).isEqualTo(3200);
        assertThat(dram.lowerBoundBytes()).isEqualTo(3200);
        assertThat(dram.rowHitShare()).isEqualTo(0.96);
        Percentiles latency = dram.readLatencyNanoseconds();
        assertThat(List.of(latency.p50(), latency.p95(), latency.p99(), latency.max()))
                .as("up to four packets of 32 ns queue before a burst, and 10 ns to its data")
                .allSatisfy(value -> assertThat(value).isBetween(10.0, 10 + 4 * 32.0))
                .isSorted();
    }

    @Test
    void theReportSaysWhereTensorsLivedAndHowLayersRan() {
        RunResult run = run();
        assertThat(run.placement())
                .containsExactly(
                        new PlacedTensor("a", 512, 1, MemoryLevel.DRAM, 0, 0),
                        new PlacedTensor("linear1", 256, 1, MemoryLevel.LOCAL, 0, 1),
                        new PlacedTensor("softmax1", 256, 1, MemoryLevel.LOCAL, 1, 2),
                        new PlacedTensor("linear2", 128, 1, MemoryLevel.DRAM, 2, 2));
        assertThat(run.slices()).isEmpty();
        assertThat(run.parameters()).isEqualTo(64 * 32 + 32 * 16);
        assertThat(run.executedMacs()).isEqualTo(8 * 64 * 32 + 8 * 32 * 16);
        assertThat(run.layers().get(0).plan()).startsWith("pixel slabs of 1;");
        assertThat(run.layers().get(1).plan()).isEqualTo("element by element");
    }

    /** Four images: the first two of three products twice for two images each; their weights come twice. */
    @Test
    void slicesOfTheBatchReadTheirWeightsAgain() {
        Chip chip = CHIP.chip();
        BatchNetworks networks = new BatchNetworks(
                4,
                images -> Optional.of(LayerFusion.fuse(
                        threeProducts(8L * images), Precision.INT8, Set.of(), kind -> true, shape -> false, 0)));
        Schedule schedule = new Schedule(4, List.of(new Segment(0, 2, 2), new Segment(2, 3, 4)));
        BatchPlan plan = BatchMapper.map(networks, chip.view(), schedule);
        Machine machine = new Machine(new Simulation(), chip, plan.inFull(), RunListener.NONE);
        RunResult run = new Accounts(chip, plan, machine, machine.run()).result();
        assertThat(run.slices())
                .containsExactly(new BatchSlices(0, 1, 2, 2, 2048 + 512), new BatchSlices(2, 2, 4, 1, 0));
        assertThat(run.batch()).isEqualTo(4);
        assertThat(run.placement())
                .extracting(PlacedTensor::times)
                .as("only the tensor between the two products is there twice")
                .containsExactly(1, 2, 1, 1);
    }

    /** 8 channels each under a filter of 3 x 3, then as many sums over all of them: 72 and 64 MACs for a pixel. */
    @Test
    void depthwiseLayersAreNamedWithTheirShares() {
        Layers net = new Layers("separable");
        Tensor depthwise = net.depthwise(net.input("image", 1, 8, 16, 16), Window.square(3, 1, 1));
        RunResult run =
                Replay.run(CHIP.chip(), net.finish(net.conv(net.relu(depthwise), 8, Window.square(1, 1, 0))), 1);
        double share = (double) run.layers().get(0).elapsedCycles() / run.cycles();

        assertThat(share).isBetween(0.5, 1.0);
        assertThat(run.account())
                .endsWith(String.format(
                        Locale.ROOT,
                        "; depthwise layers take %.0f %% of the time for %.0f %% of the MACs",
                        100 * share,
                        100 * 72 / 136.0));
    }
}
