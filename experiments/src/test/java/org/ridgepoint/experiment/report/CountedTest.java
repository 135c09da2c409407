package org.ridgepoint.experiment.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ridgepoint.experiment.config.Home;
import org.ridgepoint.experiment.run.Chips;
import org.ridgepoint.experiment.run.Preparation;
import org.ridgepoint.experiment.run.ResolvedRun;
import org.ridgepoint.experiment.run.RunRequest;
import org.ridgepoint.experiment.workload.WorkloadRequest;
import org.ridgepoint.experiment.workload.Workloads;
import org.ridgepoint.workload.zoo.ModelZoo;

class CountedTest {
    private static final Home HOME = new Home(Path.of(".."));

    @ParameterizedTest
    @CsvSource({"llama-2-7b-decode, tokens/s", "llama-2-7b@16, inferences/s", "'gemm:8,8,8', inferences/s"})
    void whatDecodesCountsTokens(String workload, String unit) {
        Preparation preparation = new Preparation(new Chips(HOME), new Workloads(ModelZoo.standard(), HOME));
        RunRequest request =
                new RunRequest("inferx-x1", WorkloadRequest.of(workload, Optional.empty(), 1), List.of(), 1);
        ResolvedRun run = preparation.prepare(request).run();

        assertThat(Counted.of(run).perSecond()).isEqualTo(unit);
    }
}
