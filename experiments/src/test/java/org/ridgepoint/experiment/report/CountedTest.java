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
import org.ridgepoint.experiment.run.ResolvedConfig;
import org.ridgepoint.experiment.run.ResolvedRun;
import org.ridgepoint.experiment.run.RunRequest;
import org.ridgepoint.experiment.workload.ModelFile;
import org.ridgepoint.experiment.workload.WorkloadRequest;
import org.ridgepoint.experiment.workload.Workloads;
import org.ridgepoint.workload.zoo.ModelZoo;

class CountedTest {
    private static final Home HOME = new Home(Path.of(".."));

    @ParameterizedTest
    @CsvSource({"llama-2-7b-decode, tokens/s", "llama-2-7b@16, inferences/s", "'gemm:8,8,8', inferences/s"})
    void whatDecodesCountsTokens(String workload, String unit) {
        assertThat(Counted.of(prepared(workload)).perSecond()).isEqualTo(unit);
    }

    @ParameterizedTest
    @CsvSource({"llama-2-7b-decode, tokens/s", "llama-2-7b@16, inferences/s", "bert-small@1, inferences/s"})
    void aModelDecodesThatLooksUpOneTokenBesideKeysAndValuesOfOthers(String graph, String unit) {
        ResolvedRun run = prepared(graph);
        ResolvedConfig config = run.config();
        ResolvedConfig ofModel = new ResolvedConfig(
                config.chip(),
                "decoder",
                Optional.empty(),
                1,
                config.precision(),
                config.seed(),
                Optional.empty(),
                Optional.of(new ModelFile("decoder.onnx", "0")),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                config.accelerator(),
                config.memory(),
                config.technology());

        assertThat(Counted.of(new ResolvedRun(ofModel, run.graph(), run.precision(), Optional.empty()))
                        .perSecond())
                .isEqualTo(unit);
    }

    private static ResolvedRun prepared(String workload) {
        Preparation preparation = new Preparation(new Chips(HOME), new Workloads(ModelZoo.standard(), HOME));
        RunRequest request =
                new RunRequest("inferx-x1", WorkloadRequest.of(workload, Optional.empty(), 1), List.of(), 1);
        return preparation.prepare(request).run();
    }
}
