package org.ridgepoint.experiment.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.ridgepoint.accelerator.result.RunResult;
import org.ridgepoint.experiment.config.Home;
import org.ridgepoint.experiment.run.Chips;
import org.ridgepoint.experiment.run.MachineSimulator;
import org.ridgepoint.experiment.run.Preparation;
import org.ridgepoint.experiment.run.ProgressListener;
import org.ridgepoint.experiment.run.ResolvedRun;
import org.ridgepoint.experiment.run.RunRequest;
import org.ridgepoint.experiment.whatif.WhatIfMode;
import org.ridgepoint.experiment.whatif.WhatIfSearch;
import org.ridgepoint.experiment.whatif.WhatIfs;
import org.ridgepoint.experiment.workload.InputSize;
import org.ridgepoint.experiment.workload.WorkloadRequest;
import org.ridgepoint.experiment.workload.Workloads;
import org.ridgepoint.workload.zoo.ModelZoo;

class StoryTest {
    private static final Home HOME = new Home(Path.of(".."));

    @Test
    void aProductOfOneRowIsBelowTheRidgePointAndItsBytesAreWeights() {
        String story = story("inferx-x1", "gemm:1,512,512", Optional.empty());
        assertThat(story)
                .contains("fewer: with every lane busy, it would wait for DRAM")
                .contains("makes 99")
                .contains("Every tensor between layers stays on chip");
    }

    @Test
    void aProductOfManyRowsIsAboveIt() {
        assertThat(story("inferx-x1", "gemm:2048,512,512", Optional.empty()))
                .contains("more: DRAM could keep up")
                .doesNotContain("below the ridge point");
    }

    @Test
    void aNetworkThatOutgrowsSramSaysWhatItCosts() {
        String small = story(
                "inferx-x1",
                "yolov3-tiny",
                Optional.of("416"),
                "sram.bulk.capacity=128 KiB",
                "sram.local.capacity=128 KiB");
        assertThat(small)
                .contains("move beside what must, because SRAM is too small (with twice the ", " SRAM, simulated, ")
                .contains("between layers that live in DRAM, the largest of");
        assertThat(story("inferx-x1", "yolov3-tiny", Optional.of("416"))).contains("stays on chip");
    }

    @Test
    void thatSramIsTooSmallIsSaidOnlyWhereMoreWasSeenToHelp() {
        ResolvedRun run = prepared(
                "inferx-x1",
                "yolov3-tiny",
                Optional.of("416"),
                "sram.bulk.capacity=128 KiB",
                "sram.local.capacity=128 KiB");
        RunResult result = new MachineSimulator().run(run.chip(), run.graph(), run.options(), (done, all) -> {});

        assertThat(String.join("\n", new Story(run, WhatIfs.none(result, "not asked")).sentences()))
                .contains("move beside what must: ")
                .doesNotContain("too small");
    }

    private static String story(String chip, String workload, Optional<String> input, String... settings) {
        ResolvedRun run = prepared(chip, workload, input, settings);
        MachineSimulator machine = new MachineSimulator();
        RunResult result = machine.run(run.chip(), run.graph(), run.options(), (done, all) -> {});
        WhatIfs whatIfs = WhatIfSearch.of(run, result, machine, WhatIfMode.ALWAYS, ProgressListener.SILENT);
        return String.join("\n", new Story(run, whatIfs).sentences());
    }

    private static ResolvedRun prepared(String chip, String workload, Optional<String> input, String... settings) {
        Preparation preparation = new Preparation(new Chips(HOME), new Workloads(ModelZoo.standard(), HOME));
        RunRequest request = new RunRequest(
                chip, WorkloadRequest.of(workload, input.map(InputSize::parse), 1), List.of(settings), 1);
        return preparation.prepare(request).run();
    }
}
