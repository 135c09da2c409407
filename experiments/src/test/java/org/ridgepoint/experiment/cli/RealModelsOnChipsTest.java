package org.ridgepoint.experiment.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ridgepoint.experiment.cli.TestHome.Outcome;
import org.ridgepoint.experiment.run.MachineSimulator;

/**
 * Model files that others made, run on two chips from the command line: a detector, a classifier and a recogniser of text,
 * a quantised transformer, and recurrent models of speech, which {@code build-tools/fetch-models} fetches where it can.
 */
class RealModelsOnChipsTest {
    private static final Path FETCHED = Path.of("../target/models");

    @TempDir
    Path folder;

    private TestHome home;

    @BeforeEach
    void makeHome() {
        home = TestHome.ofProject(folder, new MachineSimulator());
    }

    @ParameterizedTest
    @CsvSource({
        "models/ch_PP-OCRv4_det_infer.onnx, p2o.DynamicDimension.0=1 p2o.DynamicDimension.1=320 p2o.DynamicDimension.2=320",
        "models/ch_ppocr_mobile_v2.0_cls_infer.onnx, x.0=1 x.2=48 x.3=192",
        "models/ch_PP-OCRv4_rec_infer.onnx, p2o.DynamicDimension.0=1 x.2=48 p2o.DynamicDimension.1=320",
        "all-minilm-l6-v2-q.onnx, batch_size=1 sequence_length=32"
    })
    void modelsThatPackagesShipRun(String resource, String dims) throws IOException {
        Path file = folder.resolve(Path.of(resource).getFileName().toString());
        try (InputStream model = getClass().getResourceAsStream("/" + resource)) {
            Files.copy(model, file);
        }
        boolean quantised = resource.endsWith("-q.onnx");
        runs(file, "inferx-x1", dims, quantised ? "int8" : "bf16");
        runs(file, "tpu-v1", dims, "int8");
    }

    @ParameterizedTest
    @CsvSource({
        "silero_vad_16k_op15.onnx, batch=1 sequence=512",
        "silero_vad_half.onnx, batch=1 sequence=512",
        "silero_vad_op18_ifless.onnx, batch=1 sequence=512 sr=16000",
        "silero_vad.onnx, input.0=1 input.1=512 state.1=1 sr=16000"
    })
    void recurrentModelsOfSpeechRun(String name, String dims) {
        Path file = fetched(name);
        runs(file, "inferx-x1", dims, "bf16");
        runs(file, "tpu-v1", dims, "int8");
    }

    @Test
    void aBranchThatHangsOnDataIsRefusedByItsName() {
        String[] command = command("run", "inferx-x1", fetched("silero_vad.onnx"), "input.0=1 input.1=512 state.1=1");
        Outcome outcome = home.run(command);

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.errorLines()).hasSize(1);
        assertThat(outcome.err()).contains("If \"If_0\"", "give the value of sr");
    }

    private static Path fetched(String name) {
        Path file = FETCHED.resolve(name);
        assumeTrue(Files.exists(file), "build-tools/fetch-models has not fetched it");
        return file;
    }

    /** Runs it, twice the same, in the precision expected; where the file's own is another, the report says so. */
    private void runs(Path file, String chip, String dims, String precision) {
        String out = home.resolve("out-" + chip).toString();
        List<String> command = new ArrayList<>(List.of(command("run", chip, file, dims)));
        command.addAll(List.of("--out", out));
        Outcome outcome = home.run(command.toArray(String[]::new));

        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.out()).contains(" on " + chip + ", " + precision + ", batch 1");
        boolean own = file.toString().endsWith("-q.onnx");
        assertThat(outcome.out().contains("asks for fp32")).isEqualTo(!own);
        assertThat(home.run(command("show", null, file, dims)).out()).contains("\nOperators\n");
    }

    private static String[] command(String verb, String chipOrNull, Path file, String dims) {
        List<String> words = new ArrayList<>(List.of(verb));
        if (chipOrNull != null) {
            words.add(chipOrNull);
        }
        words.add(file.toString());
        Arrays.stream(dims.split(" ")).forEach(dim -> words.add("--dim=" + dim));
        return words.toArray(String[]::new);
    }
}
