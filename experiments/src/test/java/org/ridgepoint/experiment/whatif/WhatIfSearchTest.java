package org.ridgepoint.experiment.whatif;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.ridgepoint.accelerator.result.RunListener;
import org.ridgepoint.accelerator.result.RunResult;
import org.ridgepoint.accelerator.spec.AcceleratorSpec;
import org.ridgepoint.experiment.config.Home;
import org.ridgepoint.experiment.run.Chips;
import org.ridgepoint.experiment.run.MachineSimulator;
import org.ridgepoint.experiment.run.Preparation;
import org.ridgepoint.experiment.run.ProgressListener;
import org.ridgepoint.experiment.run.ResolvedRun;
import org.ridgepoint.experiment.run.RunRequest;
import org.ridgepoint.experiment.run.Simulator;
import org.ridgepoint.experiment.workload.WorkloadRequest;
import org.ridgepoint.experiment.workload.Workloads;
import org.ridgepoint.workload.zoo.ModelZoo;

class WhatIfSearchTest {
    private static final Home HOME = new Home(Path.of(".."));
    private static final double THREE_POINTS = 0.03;

    @Test
    void clockAndChannelsAndNotMacsAreNamedWhereAShortRunWaitsForItsBytes() {
        WhatIfs found = search("scale-32x32", "gemm:64,64,64");

        assertThat(name(found)).contains("twice the clock of array and SRAM");
        assertThat(found.verdict()).contains("wice the DRAM channels 6.", " changes that were simulated");
        assertThat(found.verdict()).doesNotContain("rows of the array", "columns of the array");
    }

    @Test
    void channelsThatTheBusCannotCarryAreNamedWithAWiderBus() {
        WhatIfs found = search("inferx-x1", "gemm:1,4096,4096", "dram.channels=2");

        assertThat(name(found)).contains("twice the DRAM channels and a bus twice as wide");
        assertThat(found.find("twice the DRAM channels").orElseThrow().saved(found.base()))
                .isLessThan(0.1);
    }

    @Test
    void aRunIsBoundByWhatHelpsWhereThatIsNotWhatItsCyclesWentTo() {
        WhatIfs found = search("inferx-x1", "conv:28,28,256,3x3,256,1,1");

        assertThat(found.base().bound()).isEqualTo("compute");
        assertThat(found.bound()).isEqualTo("DRAM bandwidth");
        assertThat(found.verdict())
                .startsWith("bound by DRAM bandwidth: compute 7")
                .contains("; yet twice the DRAM channels would save 17.");
        assertThat(found.bears("DRAM bandwidth")).isTrue();
        assertThat(found.bears("compute")).isFalse();
    }

    @Test
    void twoThingsAreNamedOnlyWhereNeitherHelpsAlone() {
        WhatIfs found = search("inferx-x1", "conv:14,14,512,3x3,512,1,1");

        assertThat(name(found)).contains("twice the DRAM channels");
        assertThat(found.find("twice the DRAM channels and a bus twice as wide"))
                .hasValueSatisfying(both -> assertThat(both.saved(found.base()))
                        .isLessThan(found.best().orElseThrow().saved(found.base()) + THREE_POINTS));
    }

    @Test
    void whereTheCyclesAndTheTrialsAgreeTheVerdictSaysSoPlainly() {
        WhatIfs found = search("scale-32x32", "gemm:256,256,256", "dram.channels=8", "bus.bytesPerCycle=64");

        assertThat(found.bound()).isEqualTo(found.base().bound());
        assertThat(found.verdict()).startsWith(found.base().verdict()).doesNotContain("yet");
    }

    @Test
    void whatIsNamedIsTheBestOfAllThereIsToBuy() {
        SplittableRandom random = new SplittableRandom(12);
        List<String> chips = List.of("classroom", "scale-32x32", "nvdla-large", "zcu102-dpu");
        int near = 0;
        int trials = 24;
        for (int i = 0; i < trials; i++) {
            String product = "gemm:" + size(random) + "," + size(random) + "," + size(random);
            ResolvedRun run =
                    prepared(chips.get(i % chips.size()), product, "dram.channels=" + (1 + random.nextInt(3)));
            ConcurrentHashMap<AcceleratorSpec, RunResult> known = new ConcurrentHashMap<>();
            MachineSimulator machine = new MachineSimulator();
            Simulator once = (chip, graph, options, listener) ->
                    known.computeIfAbsent(chip.spec(), spec -> machine.run(chip, graph, options, listener));
            RunResult base = once.run(run.chip(), run.graph(), run.options(), RunListener.NONE);
            WhatIfs found = WhatIfSearch.of(run, base, once, WhatIfMode.ALWAYS, ProgressListener.SILENT);
            found.bestButClock()
                    .ifPresent(trial -> assertThat(trial.remedies(found.bound()))
                            .as(product)
                            .isTrue());
            double named = found.best().map(trial -> trial.saved(base)).orElse(0.0);
            double best = WhatIfSearch.exhaustive(run, base, once)
                    .most()
                    .orElseThrow()
                    .saved(base);
            near += best - named <= THREE_POINTS ? 1 : 0;
        }
        assertThat(near).isGreaterThanOrEqualTo(trials - 1);
    }

    @Test
    void whatIsTriedDoesNotDependOnTheOrderInWhichTrialsEnd() {
        assertThat(search("tpu-v1", "gemm:8,256,256")).isEqualTo(search("tpu-v1", "gemm:8,256,256"));
    }

    @Test
    void aRunThatIsTooLongOrNotToBeRepeatedStandsAlone() {
        ResolvedRun run = prepared("classroom", "gemm:16,16,16");
        AtomicInteger runs = new AtomicInteger();
        MachineSimulator machine = new MachineSimulator();
        Simulator counting = (chip, graph, options, listener) -> {
            runs.incrementAndGet();
            return machine.run(chip, graph, options, listener);
        };
        RunResult base = machine.run(run.chip(), run.graph(), run.options(), RunListener.NONE);

        WhatIfs none = WhatIfSearch.of(run, base, counting, WhatIfMode.NEVER, ProgressListener.SILENT);
        assertThat(none.verdict()).isEqualTo(base.verdict()).doesNotContain("save");
        assertThat(none.best()).isEmpty();
        assertThat(runs).hasValue(0);
        assertThat(WhatIfSearch.work(run, base)).isBetween(1L, WhatIfSearch.MOST_WORK);
    }

    @Test
    void aChipIsOfferedWhatItHasAndWhatCannotBeIsNoAdvice() {
        Doubled chip = new Doubled(prepared("classroom", "gemm:4,4,4").config().accelerator());
        List<Purchase> offered = Purchases.TABLE.stream().filter(chip::has).toList();

        assertThat(offered).extracting(Purchase::name).doesNotContain("twice the tracks of the FPGA");
        for (Purchase purchase : offered) {
            assertThat(chip.with(purchase))
                    .isNotEqualTo(chip.with(new Purchase("", List.of("none"), List.of(), List.of(), Map.of())));
        }
        WhatIfs widest = search("classroom", "gemm:8,8,8", "array.columns=65536");
        assertThat(name(widest)).isNotEqualTo(Optional.of("twice the columns of the array"));
    }

    private static int size(SplittableRandom random) {
        return 1 << random.nextInt(9);
    }

    private static Optional<String> name(WhatIfs found) {
        return found.best().map(trial -> trial.purchase().name());
    }

    private static WhatIfs search(String chip, String workload, String... settings) {
        ResolvedRun run = prepared(chip, workload, settings);
        MachineSimulator machine = new MachineSimulator();
        RunResult base = machine.run(run.chip(), run.graph(), run.options(), RunListener.NONE);
        return WhatIfSearch.of(run, base, machine, WhatIfMode.ALWAYS, ProgressListener.SILENT);
    }

    private static ResolvedRun prepared(String chip, String workload, String... settings) {
        Preparation preparation = new Preparation(new Chips(HOME), new Workloads(ModelZoo.standard(), HOME));
        RunRequest request =
                new RunRequest(chip, WorkloadRequest.of(workload, Optional.empty(), 1), List.of(settings), 1);
        return preparation.prepare(request).run();
    }
}
