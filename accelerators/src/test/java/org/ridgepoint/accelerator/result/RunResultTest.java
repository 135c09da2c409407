package org.ridgepoint.accelerator.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.ridgepoint.accelerator.result.RunResult.Sampling;
import org.ridgepoint.accelerator.result.RunResult.SramPeak;

/** Figures that follow from what a run measured: four inferences in two milliseconds. */
class RunResultTest {
    private static final DramTraffic DRAM = new DramTraffic(
            6_000_000, 2_000_000, 5_000_000, 5_000_000, 2, 10_000_000_000L, 0.5, new Percentiles(1, 2, 3, 4));

    private static RunResult run(long femtoseconds, DramTraffic dram) {
        Map<String, Long> cycles = new LinkedHashMap<>();
        cycles.put("compute", 3L);
        cycles.put("bus", 1L);
        Map<String, Double> joules = new LinkedHashMap<>();
        joules.put("array", 0.006);
        joules.put("dram", 0.002);
        return new RunResult(
                4,
                5_000_000_000L,
                4_000_000_000L,
                7,
                femtoseconds,
                2_000_000,
                1_000_000_000,
                8,
                cycles,
                List.of(),
                dram,
                joules,
                0.0028,
                0.0009,
                "compute",
                "compute 75 % of the time",
                new SramPeak(1, 2),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty());
    }

    private final RunResult run = run(2_000_000_000_000L, DRAM);

    @Test
    void aBatchTakesItsTimeTogether() {
        assertThat(run.latencySeconds()).isEqualTo(0.002);
        assertThat(run.inferencesPerSecond()).isEqualTo(4 / 0.002);
        assertThat(run.throughputPerTops()).isEqualTo(4 / 0.002 / 8);
        assertThat(run.throughputPerDramChannel()).isEqualTo(4 / 0.002 / 2);
    }

    /** Two operations for each MAC: 4 * 10^12 done in a second, of 8; Winograd saves a fifth of the 5. */
    @Test
    void operationsAreTwiceTheMacs() {
        assertThat(run.achievedTops()).isEqualTo(4);
        assertThat(run.nominalTops()).isEqualTo(5);
        assertThat(run.utilization()).isEqualTo(0.5);
    }

    /** 8 MB at 10 GB/s are 0.8 ms of the 2; at 8 TOPS 800 operations go by in the time of a byte, and 1000 were done for each. */
    @Test
    void theRidgeIsWhereDramAndLanesKeepUp() {
        assertThat(run.dramBusyShare()).isEqualTo(0.4);
        assertThat(run.ridgeOperationsPerByte()).isEqualTo(800);
        assertThat(run.operationsPerDramByte()).isEqualTo(1000);
        assertThat(run.shapeLimitSeconds())
                .as("2.8 ms in all, 0.8 of them on the wires")
                .isEqualTo(0.002);
    }

    @Test
    void energyIsThatOfAllResources() {
        assertThat(run.totalEnergyJoules()).isEqualTo(0.008);
        assertThat(run.joulesPerInference()).isEqualTo(0.002);
        assertThat(run.averageWatts()).isEqualTo(4);
        assertThat(run.averageWattsByResource()).containsExactly(Map.entry("array", 3.0), Map.entry("dram", 1.0));
        assertThat(run.energyDelayJouleSeconds()).isEqualTo(0.002 * 0.002);
        assertThat(run.topsPerWatt()).isEqualTo(1);
    }

    @Test
    void sharesSumToOneInTheirOrder() {
        assertThat(run.cycleShare()).containsExactly(Map.entry("compute", 0.75), Map.entry("bus", 0.25));
        assertThat(InOrder.shares(Map.of("compute", 0L))).containsExactly(Map.entry("compute", 0.0));
        assertThat(run.verdict()).isEqualTo(Verdict.sentence("compute", "compute 75 % of the time"));
    }

    @Test
    void whatIsLeftOutOfASampleIsNotSimulated() {
        assertThat(new Sampling(3, 12, 1, 0).simulatedShare()).isEqualTo(0.25);
        assertThat(new Sampling(0, 0, 0, 0).simulatedShare()).isEqualTo(1);
    }

    @Test
    void aRunThatTookNoTimeIsNone() {
        assertThatThrownBy(() -> run(0, DRAM)).hasMessage("elapsedFemtoseconds must be positive, was 0");
        assertThat(run(1, DRAM).latencySeconds()).isEqualTo(1e-15);
        assertThatThrownBy(() -> new DramTraffic(0, 0, 0, 0, 0, 1, 0, new Percentiles(0, 0, 0, 0)))
                .hasMessage("channels must be positive, was 0");
    }

    @Test
    void aLayersFiguresFollowFromItsCounts() {
        LayerResult layer = new LayerResult(
                "a", "conv", 5, 4, 3, 2, 16, 0, 0, "bus", 0, Map.of("bus", 2L), Map.of(), 1, "plan", "verdict");
        assertThat(layer.operations()).isEqualTo(8);
        assertThat(layer.operationsPerDramByte()).isEqualTo(0.5);
        assertThat(layer.cycleShare()).containsExactly(Map.entry("bus", 1.0));
    }
}
