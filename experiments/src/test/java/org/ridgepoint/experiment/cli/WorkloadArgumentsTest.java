package org.ridgepoint.experiment.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
    void whatAReportWarnsOfStandsBesideJson() throws IOException {
        String csv = home.write(
                "my/net.csv",
                "Layer name, IFMAP Height, IFMAP Width, Filter Height, Filter Width, Channels, Num Filter, Strides, Sparsity,\n"
                        + "conv, 8, 8, 3, 3, 8, 16, 1, 1:2,\n");
        String out = home.resolve("out").toString();
        String change = "dram.standard=ddr4-2400";

        String report =
                home.run("run", "tiny", csv, "--out", out, "--set", change).out();
        Outcome json = home.run("run", "tiny", csv, "--out", out, "--set", change, "--json");

        assertThat(json.exitCode()).isZero();
        assertThat(json.out())
                .isEqualTo(Files.readString(home.resolve("out/result.json")))
                .endsWith("}\n");
        assertThat(json.err().lines())
                .hasSizeGreaterThanOrEqualTo(2)
                .allSatisfy(line -> assertThat(words(report)).contains(words(line)));
        assertThat(json.err()).contains("parsity", "dram.width");
    }

    private static String words(String text) {
        return text.replaceAll("\\s+", " ");
    }

    @Test
    void aStepInPartsThatComputesAgainRunsToItsEnd() {
        home.write("my/net.yaml", """
                description: two convolutions and a classifier
                input: [3, 16, 16]
                batch: 8
                layers:
                  - {operator: conv, filters: 8, kernel: 3, pad: 1, activation: relu}
                  - {operator: conv, filters: 16, kernel: 3, stride: 2, activation: relu}
                  - {operator: global-pool}
                  - {operator: linear, width: 10}
                """);
        String net = home.resolve("my/net.yaml").toString();

        Outcome whole = home.run("run", "tiny", net, "--training", "--json");
        Outcome parts = home.run("run", "tiny", net, "--training", "--json", "--micro-batches=4");
        Outcome again = home.run("run", "tiny", net, "--training", "--json", "--recompute=2");

        assertThat(List.of(whole, parts, again)).allSatisfy(outcome -> {
            assertThat(outcome.exitCode()).isZero();
            assertThat(outcome.out()).contains("\"batch\": 8,", "\"precision\": \"fp16\"");
        });
        assertThat(macs(parts)).isEqualTo(macs(whole));
        assertThat(macs(again)).isBetween(macs(whole) + 1, macs(whole) * 3 / 2);
    }

    private static long macs(Outcome outcome) {
        String line = outcome.out()
                .lines()
                .filter(each -> each.strip().startsWith("\"macs\""))
                .findFirst()
                .orElseThrow();
        return Long.parseLong(line.replaceAll("[^0-9]", ""));
    }

    @Test
    void mistakesAreOneLine() {
        refused("--dim batch: not a dimension; expected NAME=SIZE", "gemm:8,8,8", "--dim", "batch");
        refused(
                "--dim, --value and --unsupported are for ONNX files; gemm:8,8,8 is none",
                "gemm:8,8,8",
                "--dim",
                "batch=1");
        refused("--unsupported: was \"gpu\"; expected refuse or host", "gemm:8,8,8", "--unsupported=gpu");
        refused("--optimiser: is for --training", "gemm:8,8,8", "--optimiser=adam");
        refused("--recompute: is for --training", "gemm:8,8,8", "--recompute=2");
        refused("--micro-batches: must be positive, was 0", "gemm:8,8,8", "--training", "--micro-batches=0");
        refused("--micro-batches: a batch of 3", "gemm:8,8,8", "--batch=3", "--training", "--micro-batches=2");
        refused("--optimiser: unknown \"lion\"", "gemm:8,8,8", "--training", "--optimiser=lion");
        refused("nowhere.onnx: no such file", "nowhere.onnx");
        String broken = home.write("my/broken.onnx", "this is no model");
        refused(broken + ": ", broken);
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
