package org.ridgepoint.experiment.whatif;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.ridgepoint.accelerator.result.RunListener;
import org.ridgepoint.accelerator.result.RunResult;
import org.ridgepoint.experiment.config.Home;
import org.ridgepoint.experiment.run.Chips;
import org.ridgepoint.experiment.run.MachineSimulator;
import org.ridgepoint.experiment.run.Preparation;
import org.ridgepoint.experiment.run.ProgressListener;
import org.ridgepoint.experiment.run.ResolvedRun;
import org.ridgepoint.experiment.run.RunRequest;
import org.ridgepoint.experiment.workload.WorkloadRequest;
import org.ridgepoint.experiment.workload.Workloads;
import org.ridgepoint.workload.zoo.ModelZoo;

/** What is said of cores that keep each other waiting. */
class FewerCoresTest {
    private static final String SENTENCE =
            "\\. The (\\d) cores wait (\\d+) % of the time for one DRAM channel, (\\d+) % behind each other";

    private static ResolvedRun run(String workload, int cores) {
        Home home = new Home(Path.of(".."));
        Preparation preparation = new Preparation(new Chips(home), new Workloads(ModelZoo.standard(), home));
        List<String> settings = List.of("cores.core.count=" + cores, "cores.core.ownBulk=true");
        return preparation
                .prepare(new RunRequest("classroom", WorkloadRequest.of(workload, Optional.empty(), 1), settings, 1))
                .run();
    }

    private static RunResult result(ResolvedRun run) {
        return new MachineSimulator().run(run.chip(), run.graph(), run.options(), RunListener.NONE);
    }

    private static WhatIfs whatIfs(ResolvedRun run, WhatIfMode mode) {
        return WhatIfSearch.of(run, result(run), new MachineSimulator(), mode, ProgressListener.SILENT);
    }

    @Test
    void halfOfThemAreSimulatedAndTheVerdictSaysWhatTheyDo() {
        WhatIfs found = whatIfs(run("gemm:1,512,512", 3), WhatIfMode.WITHIN_BUDGET);
        RunResult two = result(run("gemm:1,512,512", 2));

        FewerCores fewer = found.fewerCores().orElseThrow();
        assertThat(fewer.cores()).isEqualTo(2);
        assertThat(fewer.setting()).isEqualTo("cores.core.count=2");
        assertThat(fewer.result()).isEqualTo(two);
        double share = two.inferencesPerSecond() / found.base().inferencesPerSecond();
        assertThat(fewer.throughputShare(found.base())).isEqualTo(share);
        assertThat(found.verdict())
                .containsPattern(SENTENCE + "; 2 would do " + Math.round(100 * share) + " % of this$");
    }

    @Test
    void whereNothingIsSimulatedNothingIsPromised() {
        WhatIfs none = whatIfs(run("gemm:1,512,512", 3), WhatIfMode.NEVER);

        assertThat(none.fewerCores()).isEmpty();
        assertThat(none.verdict()).containsPattern(SENTENCE + "$");
    }

    @Test
    void coresThatDoNotStandInEachOthersWayAreNotSpokenOf() {
        for (ResolvedRun run : List.of(run("conv:16,16,16,3x3,16,1,1", 1), run("gemm:1,512,512", 1))) {
            WhatIfs found = whatIfs(run, WhatIfMode.WITHIN_BUDGET);
            assertThat(found.fewerCores()).isEmpty();
            assertThat(found.verdict()).doesNotContain("cores");
        }
    }
}
