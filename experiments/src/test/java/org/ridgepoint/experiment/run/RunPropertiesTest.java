package org.ridgepoint.experiment.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ridgepoint.accelerator.hardware.Chip;
import org.ridgepoint.accelerator.layer.MappedTensor;
import org.ridgepoint.accelerator.machine.Replay;
import org.ridgepoint.accelerator.mapping.CapacityTooSmall;
import org.ridgepoint.accelerator.result.LayerResult;
import org.ridgepoint.accelerator.result.RunResult;
import org.ridgepoint.workload.graph.Graph;

/** What holds of every run, on random machines and on the shipped ones. */
class RunPropertiesTest {
    /** A chip, a network, and the run of one on the other. */
    private record Run(long seed, Chip chip, Graph graph, RunResult result) {}

    private static List<Run> runs;

    @BeforeAll
    static void runAll() {
        runs = runs();
    }

    @Test
    void everyArrayCycleHasExactlyOneCause() {
        onRandomRuns(run -> {
            RunResult result = run.result();
            assertThat(sum(result.cyclesByCause())).isCloseTo(result.cycles(), within(1L));
            assertThat(result.cycleShare().values().stream()
                            .mapToDouble(Double::doubleValue)
                            .sum())
                    .isCloseTo(1, within(1e-12));
            long ofLayers = 0;
            for (LayerResult layer : result.layers()) {
                assertThat(sum(layer.cyclesByCause())).isEqualTo(layer.elapsedCycles());
                ofLayers += layer.elapsedCycles();
            }
            assertThat(ofLayers)
                    .isCloseTo(result.cycles(), within((long) result.layers().size()));
        });
    }

    /** Array and vector unit work side by side, each on products of its own. */
    @Test
    void aRunIsNeverFasterThanItsComputeOrItsTransfersAlone() {
        onRandomRuns(run -> {
            RunResult result = run.result();
            double transfer = (double) result.dram().bytes() / result.dram().peakBytesPerSecond();
            Map<Boolean, Long> byUnit = result.layers().stream()
                    .collect(Collectors.partitioningBy(
                            layer -> layer.plan().startsWith("on the vector unit"),
                            Collectors.summingLong(LayerResult::arrayCycles)));
            assertThat(byUnit.values()).allMatch(cycles -> cycles <= result.cycles());
            assertThat(result.latencySeconds()).isGreaterThanOrEqualTo(transfer * (1 - 1e-9));
            assertThat(result.latencySeconds()).isGreaterThanOrEqualTo(result.shapeLimitSeconds() * (1 - 1e-9));
            assertThat(result.shapeLimitSeconds()).isGreaterThanOrEqualTo(result.rooflineSeconds() * (1 - 1e-9));
            assertThat(result.achievedTops()).isLessThanOrEqualTo(result.peakTops() * (1 + 1e-9));
        });
    }

    @Test
    void whatIsWantedIsWrittenToDramOnceAndWhatLiesThereBetweenLayersToo() {
        onRandomRuns(run -> {
            List<MappedTensor> tensors =
                    Replay.plan(run.chip(), run.graph()).network().tensors();
            long wanted = tensors.stream()
                    .filter(MappedTensor::wanted)
                    .mapToLong(MappedTensor::bytes)
                    .sum();
            long made = tensors.stream()
                    .filter(tensor -> !tensor.given())
                    .mapToLong(MappedTensor::bytes)
                    .sum();
            assertThat(run.result().dram().writeBytes()).isBetween(wanted, made);
        });
    }

    @Test
    void dramMovesAtLeastTheCompulsoryBytesAndTheSameOnesWhenRunAgain() {
        onRandomRuns(run -> {
            RunResult result = run.result();
            assertThat(result.dram().bytes())
                    .isGreaterThanOrEqualTo(result.dram().compulsoryBytes());
            assertThat(Replay.run(run.chip(), run.graph(), 1)).isEqualTo(result);
        });
    }

    @ParameterizedTest
    @CsvSource({"scale-32x32, resnet50", "inferx-x1, resnet50"})
    void theSizeOfAPacketHardlyMatters(String chip, String workload) {
        long cycles = Machines.run(Machines.chip(chip), workload).cycles();
        long halved =
                Machines.run(Machines.chip(chip, "dma.granule=512 B"), workload).cycles();

        assertThat(halved).isCloseTo(cycles, Percentage.withPercentage(1));
    }

    @Test
    void largeMemoryLeavesOnlyTheCompulsoryTraffic() {
        RunResult result = Machines.run(
                Machines.chip("scale-32x32", "sram.bulk.capacity=64 MiB", "sram.local.capacity=8 MiB"), "resnet50");

        assertThat((double) result.dram().bytes() / result.dram().compulsoryBytes())
                .isBetween(1.0, 1.001);
    }

    private static long sum(Map<String, Long> cycles) {
        return cycles.values().stream().mapToLong(Long::longValue).sum();
    }

    private static void onRandomRuns(Consumer<Run> check) {
        runs.forEach(check);
    }

    /** Runs of seeds whose network fits the chip. */
    private static List<Run> runs() {
        List<Run> runs = new ArrayList<>();
        for (long seed = 1_000; runs.size() < 30; seed++) {
            RandomMachine made = new RandomMachine(seed);
            Chip chip = made.chip("int8");
            Graph graph = seed % 3 == 0 ? Machines.graph(made.operator(), 1) : made.network();
            try {
                runs.add(new Run(seed, chip, graph, Replay.run(chip, graph, 1)));
            } catch (CapacityTooSmall tooSmall) {
                assertThat(tooSmall.leastBytes()).isPositive();
            }
        }
        return runs;
    }
}
