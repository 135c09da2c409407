package org.ridgepoint.experiment.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ridgepoint.accelerator.hardware.Chip;
import org.ridgepoint.accelerator.machine.Replay;
import org.ridgepoint.accelerator.result.LayerResult;
import org.ridgepoint.accelerator.result.RunListener;
import org.ridgepoint.accelerator.result.RunResult;
import org.ridgepoint.sim.kernel.Simulation;
import org.ridgepoint.workload.graph.BatchedGraph;

/** A batch whose activations outgrow SRAM goes through in slices, and that only ever helps. */
class BatchSlicesTest {
    private static final double HARDLY = 0.01;
    private static final String[] SMALL = {"sram.bulk.capacity=512 KiB", "sram.local.capacity=512 KiB"};

    @ParameterizedTest
    @CsvSource({
        "inferx-x1, resnet50, 64, sram.bulk.capacity=512 KiB;sram.local.capacity=512 KiB",
        "inferx-x1, yolov3-tiny, 160, sram.bulk.capacity=512 KiB",
        "tpu-v1, mobilenet-v2, 64, sram.bulk.capacity=256 KiB",
        "scale-32x32, resnet50, 64, sram.bulk.capacity=256 KiB",
    })
    void aLargerBatchIsNoSlowerAndMovesNoMoreForEachImage(String name, String network, int size, String settings) {
        Chip chip = Machines.chip(name, settings.split(";"));
        RunResult one = run(chip, Machines.batch(network, size, 1));
        RunResult before = one;
        for (int batch = 2; batch <= 16; batch *= 2) {
            RunResult result = run(chip, Machines.batch(network, size, batch));

            assertThat(result.inferencesPerSecond())
                    .as("batch %d after %s", batch, result.slices())
                    .isGreaterThanOrEqualTo((1 - HARDLY) * before.inferencesPerSecond());
            assertThat((double) result.dram().bytes())
                    .isLessThanOrEqualTo((1 + HARDLY) * batch * one.dram().bytes());
            before = result;
        }
    }

    @Test
    void slicesDoTheSameWorkWithFewerBytesInLessTime() {
        Chip chip = Machines.chip("inferx-x1", SMALL);
        BatchedGraph graph = Machines.batch("resnet50", 64, 16);
        RunResult sliced = run(chip, graph);
        RunResult whole = run(chip, BatchedGraph.undivided(16, graph.graph()));

        assertThat(whole.slices()).isEmpty();
        assertThat(sliced.slices()).hasSizeGreaterThan(1);
        assertThat(sliced.macs()).isEqualTo(whole.macs());
        assertThat(sliced.layers())
                .extracting(LayerResult::name, LayerResult::macs, LayerResult::compulsoryDramBytes)
                .isEqualTo(whole.layers().stream()
                        .map(layer -> tuple(layer.name(), layer.macs(), layer.compulsoryDramBytes()))
                        .toList());
        assertThat(sliced.energyJoules().get("vector"))
                .isEqualTo(whole.energyJoules().get("vector"));
        assertThat(sliced.dram().bytes()).isLessThan(whole.dram().bytes() * 3 / 4);
        assertThat(sliced.cycles()).isLessThan(whole.cycles());
    }

    @Test
    void slicesFollowTheLayersWithoutAGapAndNeverShrink() {
        Chip chip = Machines.chip("inferx-x1", SMALL);
        RunResult result = run(chip, Machines.batch("resnet50", 64, 12));

        int next = 0;
        int images = 1;
        for (RunResult.BatchSlices slices : result.slices()) {
            assertThat(slices.fromLayer()).isEqualTo(next);
            assertThat(slices.images() % images).isZero();
            assertThat(slices.images() * slices.times()).isEqualTo(12);
            next = slices.toLayer() + 1;
            images = slices.images();
        }
        assertThat(next).isEqualTo(result.layers().size());
    }

    @Test
    void aBatchThatFitsGoesThroughAsAWhole() {
        assertThat(run(Machines.chip("tpu-v1"), Machines.batch("resnet50", 96, 4))
                        .slices())
                .isEmpty();
    }

    @Test
    void theOrderOfOneTicksEventsChangesNothing() {
        Chip chip = Machines.chip("inferx-x1", SMALL);
        BatchedGraph graph = Machines.batch("resnet50", 64, 8);
        RunResult inOrder = run(chip, graph);

        assertThat(inOrder.slices()).isNotEmpty();
        assertThat(Replay.run(chip, graph, () -> Simulation.withShuffledTies(7), RunListener.NONE))
                .isEqualTo(inOrder);
    }

    private static RunResult run(Chip chip, BatchedGraph graph) {
        return Replay.run(chip, graph, RunListener.NONE);
    }
}
