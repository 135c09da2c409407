package org.ridgepoint.experiment.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.ridgepoint.accelerator.hardware.Chip;
import org.ridgepoint.accelerator.machine.Replay;
import org.ridgepoint.accelerator.result.RunResult;

/** What becomes of a network on a DPU, whose buffers hold operands alone and whose loads stop at layers. */
class LayerBoundsTest {
    private static RunResult run(String... settings) {
        Chip chip = Machines.chip("dpu-kv260", settings);
        return Replay.run(chip, Machines.graph("resnet50-slim", 32, 1), 1);
    }

    @Test
    void everyTensorBetweenLayersGoesOutAndComesBack() {
        RunResult outside = run();
        RunResult inside = run("sram.local.holds=tensors");

        long between = inside.placement().stream()
                .filter(tensor -> tensor.place() != RunResult.MemoryLevel.DRAM)
                .mapToLong(RunResult.PlacedTensor::bytes)
                .sum();
        assertThat(outside.placement()).allMatch(tensor -> tensor.place() == RunResult.MemoryLevel.DRAM);
        assertThat(between).isPositive();
        assertThat(outside.dram().bytes()).isGreaterThanOrEqualTo(inside.dram().bytes() + 2 * between);
    }

    @Test
    void additionsAreLayersOfTheirOwn() {
        assertThat(run().layers())
                .filteredOn(layer -> layer.operator().equals("add"))
                .hasSize(16);
        assertThat(run("vector.fuses=[relu, add]").layers())
                .filteredOn(layer -> layer.operator().equals("add"))
                .isEmpty();
    }

    @Test
    void loadsThatStopAtLayersAreNoFasterAndMoveTheSame() {
        RunResult stopping = run("sram.local.holds=operands");
        RunResult running = run("dma.ahead=network");

        assertThat(stopping.macs()).isEqualTo(running.macs());
        assertThat(stopping.latencySeconds()).isGreaterThan(running.latencySeconds());
    }
}
