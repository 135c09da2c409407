package org.ridgepoint.experiment.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ridgepoint.accelerator.hardware.Chip;
import org.ridgepoint.accelerator.machine.Replay;
import org.ridgepoint.accelerator.result.RunListener;
import org.ridgepoint.accelerator.result.RunResult;
import org.ridgepoint.sim.kernel.Simulation;
import org.ridgepoint.workload.graph.BatchedGraph;
import org.ridgepoint.workload.graph.Graph;

/** A run's whole result, every cause of every layer in it, depends on its input alone. */
class EventOrderTest {
    @ParameterizedTest
    @CsvSource({
        "scale-32x32, resnet50, sram.bulk.capacity=64 KiB;sram.local.capacity=64 KiB;dram.channels=2",
        "nvdla-large, resnet50, sram.bulk.ports=2rw",
        "inferx-x1, resnet50, dram.channels=3",
    })
    void theOrderOfOneTicksEventsChangesNothing(String chipName, String workload, String settings) {
        Chip chip = Machines.chip(chipName, settings.split(";"));
        Graph graph = Machines.graph(workload, 1);
        RunResult inOrder = Replay.run(chip, graph, 1);

        assertThat(shuffled(chip, graph, 1)).isEqualTo(inOrder);
    }

    @Test
    void theOrderOfOneTicksEventsChangesNothingOnRandomMachines() {
        for (long seed = 0; seed < 40; seed++) {
            RandomMachine made = new RandomMachine(seed);
            Chip chip = made.chip("int8");
            Graph graph = made.network();
            assertThat(shuffled(chip, graph, seed)).as("machine %d", seed).isEqualTo(Replay.run(chip, graph, 1));
        }
    }

    @Test
    void eightRunsSideBySideAreEightTimesTheRunAlone() {
        Chip chip = Machines.chip("inferx-x1");
        Graph graph = Machines.graph("conv:28,28,128,3x3,128,1,1", 1);
        RunResult alone = Replay.run(chip, graph, 1);

        List<RunResult> beside = IntStream.range(0, 8)
                .parallel()
                .mapToObj(i -> Replay.run(chip, graph, 1))
                .toList();

        assertThat(beside).hasSize(8).containsOnly(alone);
    }

    private static RunResult shuffled(Chip chip, Graph graph, long seed) {
        return Replay.run(
                chip, BatchedGraph.undivided(1, graph), () -> Simulation.withShuffledTies(seed), RunListener.NONE);
    }
}
