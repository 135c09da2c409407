package org.ridgepoint.experiment.whatif;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.ridgepoint.accelerator.result.RunListener;
import org.ridgepoint.accelerator.result.RunResult;
import org.ridgepoint.experiment.config.Home;
import org.ridgepoint.experiment.run.Chips;
import org.ridgepoint.experiment.run.MachineSimulator;
import org.ridgepoint.experiment.run.Preparation;
import org.ridgepoint.experiment.run.ResolvedRun;
import org.ridgepoint.experiment.run.RunRequest;
import org.ridgepoint.experiment.workload.WorkloadRequest;
import org.ridgepoint.experiment.workload.Workloads;
import org.ridgepoint.workload.zoo.ModelZoo;

/** What is named of trials that save so and so much, of a run whose cycles went mostly to DRAM bandwidth. */
class WhatIfsTest {
    private static final String CHANNELS = "twice the DRAM channels";
    private static final String BOTH = "twice the DRAM channels and a bus twice as wide";
    private static final String SRAM = "twice the bulk SRAM";
    private static final String CLOCK = "twice the clock of array and SRAM";

    private static RunResult base;

    @BeforeAll
    static void runOnce() {
        Home home = new Home(Path.of(".."));
        Preparation preparation = new Preparation(new Chips(home), new Workloads(ModelZoo.standard(), home));
        WorkloadRequest workload = WorkloadRequest.of("gemm:16,16,16", Optional.empty(), 1);
        ResolvedRun run = preparation
                .prepare(new RunRequest("classroom", workload, List.of(), 1))
                .run();
        base = new MachineSimulator().run(run.chip(), run.graph(), run.options(), RunListener.NONE);
        assertThat(base.bound()).isEqualTo("DRAM bandwidth");
    }

    @Test
    void ofTwoThatHelpAboutAsMuchTheOneAgainstTheLargestCauseIsNamed() {
        WhatIfs found = found(Map.of(SRAM, 0.40, CHANNELS, 0.38));

        assertThat(name(found)).contains(CHANNELS);
        assertThat(found.bound()).isEqualTo("DRAM bandwidth");
        assertThat(found.verdict()).contains(". Twice the DRAM channels would save 38.0 % of the time");
    }

    @Test
    void whatHelpsMoreThanThreePointsMoreIsWhatTheRunIsBoundBy() {
        WhatIfs found = found(Map.of(SRAM, 0.40, CHANNELS, 0.36));

        assertThat(found.bound()).isEqualTo("bulk SRAM");
        assertThat(found.verdict())
                .startsWith("bound by bulk SRAM: DRAM bandwidth ")
                .contains(
                        "; yet twice the bulk SRAM would save 40.0 % of the time (of 2 changes that were simulated none");
        assertThat(found.bears("bulk SRAM")).isTrue();
        assertThat(found.bears("DRAM bandwidth")).isFalse();
    }

    @Test
    void aFasterClockIsNamedFirstAndTellsNothing() {
        WhatIfs found = found(Map.of(CLOCK, 0.50, CHANNELS, 0.20));

        assertThat(name(found)).contains(CLOCK);
        assertThat(found.bound()).isEqualTo("DRAM bandwidth");
        assertThat(found.verdict())
                .contains(
                        "Twice the clock of array and SRAM would save 50.0 % of the time, twice the DRAM channels 20.0 %");
        assertThat(name(found(Map.of(CLOCK, 0.205, CHANNELS, 0.20)))).contains(CHANNELS);
    }

    @Test
    void twoThingsAreBoughtOnlyWhereOneIsWorthThreePointsLess() {
        assertThat(name(found(Map.of(BOTH, 0.41, CHANNELS, 0.37)))).contains(BOTH);
        assertThat(name(found(Map.of(BOTH, 0.395, CHANNELS, 0.37)))).contains(CHANNELS);
    }

    @Test
    void whatSavesLittleIsNoAdvice() {
        WhatIfs found = found(Map.of(SRAM, 0.01, CHANNELS, -0.2));

        assertThat(found.best()).isEmpty();
        assertThat(found.bound()).isEqualTo("DRAM bandwidth");
        assertThat(found.verdict()).endsWith(". Of 2 changes that were simulated, none saves 2.0 %");
        assertThat(found.bears("bus")).isTrue();
    }

    private static Optional<String> name(WhatIfs found) {
        return found.best().map(trial -> trial.purchase().name());
    }

    private static WhatIfs found(Map<String, Double> savedByName) {
        Stream<Trial> trials = Purchases.TABLE.stream()
                .filter(purchase -> savedByName.containsKey(purchase.name()))
                .map(purchase ->
                        new Trial(purchase, List.of(), Optional.of(faster(savedByName.get(purchase.name()))), ""));
        return new WhatIfs(base, trials.toList(), "");
    }

    /** The run in less time. */
    private static RunResult faster(double saved) {
        return new RunResult(
                base.batch(),
                base.macs(),
                base.executedMacs(),
                base.parameters(),
                Math.round(base.elapsedFemtoseconds() * (1 - saved)),
                base.cycles(),
                base.clockHz(),
                base.peakTops(),
                base.cyclesByCause(),
                base.cores(),
                base.dram(),
                base.energyJoules(),
                base.sumModelSeconds(),
                base.rooflineSeconds(),
                base.bound(),
                base.account(),
                base.sramPeakBytes(),
                base.slices(),
                base.placement(),
                base.warnings(),
                base.layers(),
                Optional.empty());
    }
}
