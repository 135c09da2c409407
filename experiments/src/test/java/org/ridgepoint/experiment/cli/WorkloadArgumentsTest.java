package org.ridgepoint.experiment.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ridgepoint.experiment.cli.TestHome.Outcome;
import org.ridgepoint.experiment.run.MachineSimulator;

class WorkloadArgumentsTest {
    @TempDir
    Path folder;

    private TestHome home;

    @BeforeEach
    void makeHome() {
        home = new TestHome(folder, new MachineSimulator());
    }

    @Test
    void aTrainingStepRunsAndVerifies() {
        String out = home.resolve("out").toString();

        Outcome outcome = home.run("run", "tiny", "gemm:64,64,64", "--training", "--optimiser=adam", "--out", out);

        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.exitCode()).isZero();
        assertThat(home.run("verify", out).out()).endsWith("\nidentical\n");
    }

    @Test
    void mistakesAreOneLine() {
        refused("--dim batch: not a dimension; expected NAME=SIZE", "gemm:8,8,8", "--dim", "batch");
        refused("--dim and --unsupported are for ONNX files; gemm:8,8,8 is none", "gemm:8,8,8", "--dim", "batch=1");
        refused("--unsupported: was \"gpu\"; expected refuse or host", "gemm:8,8,8", "--unsupported=gpu");
        refused("--optimiser: is for --training", "gemm:8,8,8", "--optimiser=adam");
        refused("--optimiser: unknown \"lion\"", "gemm:8,8,8", "--training", "--optimiser=lion");
        refused("nowhere.onnx: no such file", "nowhere.onnx");
        String broken = home.write("my/broken.onnx", "this is no model");
        refused(broken + ": ", broken);
        refused("--input: " + broken + " states its own sizes", broken, "--input=3");
        assertThat(home.run("show", broken).exitCode()).isEqualTo(2);
    }

    private void refused(String start, String workload, String... options) {
        String[] arguments = new String[options.length + 3];
        arguments[0] = "run";
        arguments[1] = "tiny";
        arguments[2] = workload;
        System.arraycopy(options, 0, arguments, 3, options.length);
        Outcome outcome = home.run(arguments);
        assertThat(outcome.errorLines()).hasSize(1);
        assertThat(outcome.err()).startsWith(start);
        assertThat(outcome.exitCode()).isEqualTo(2);
    }
}
