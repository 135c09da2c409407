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
import org.ridgepoint.experiment.whatif.WhatIfSearch;

class CommandLineTest {
    private static final List<String> FILES =
            List.of("config.resolved.yaml", "layers.csv", "manifest.json", "report.html", "result.json");

    @TempDir
    Path folder;

    private TestHome home;

    @BeforeEach
    void makeHome() {
        home = new TestHome(folder, new PaperSimulator());
    }

    @Test
    void aRunPrintsTheReportAndLeavesItsFiles() {
        Outcome outcome = home.run("run", "tiny", "gemm:64,64,64", "--batch", "2");

        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out().lines()).first().isEqualTo("gemm:64,64,64 on tiny, int8, batch 2");
        assertThat(outcome.out())
                .contains("Bound by compute: DRAM bandwidth 25 % of the time; yet twice the rows of the array")
                .contains("compute", "75.0 %", "DRAM", "TOPS/W", "roofline", "linear1");
        assertThat(outcome.out().lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(100));
        List<String> written = TestHome.filesBelow(home.resolve("results/runs"));
        assertThat(written).hasSize(5).allMatch(name -> name.startsWith("tiny-gemm-64-64-64-"));
        assertThat(home.run(
                                "verify",
                                home.resolve("results/runs/"
                                                + Path.of(written.get(0)).getParent())
                                        .toString())
                        .out())
                .endsWith("identical\n");
    }

    @Test
    void helpSaysHowManyRunsMayFollow() {
        assertThat(home.run("run", "--help").out())
                .contains("up to " + WhatIfSearch.purchases().size() + " times");
    }

    @Test
    void twoRunsAnywhereGiveTheSameBytes(@TempDir Path elsewhere) throws IOException {
        TestHome other = new TestHome(elsewhere, new PaperSimulator());
        String own = home.chipWith("rows: 8", "rows: 16");
        String otherOwn = other.chipWith("rows: 8", "rows: 16");

        home.run("run", own, "resnet50", "--out", home.resolve("a").toString());
        other.run("run", otherOwn, "resnet50", "--out", other.resolve("b/c").toString());

        assertThat(TestHome.filesBelow(home.resolve("a"))).isEqualTo(FILES);
        for (String file : FILES) {
            assertThat(home.resolve("a/" + file)).hasSameBinaryContentAs(other.resolve("b/c/" + file));
            assertThat(Files.readString(home.resolve("a/" + file))).doesNotContain(folder.toString());
        }
    }

    @Test
    void anEarlierResultIsReplacedAndNothingElseEverIs() throws IOException {
        String out = home.resolve("out").toString();
        home.run("run", "tiny", "gemm:8,8,8", "--out", out);
        byte[] first = Files.readAllBytes(home.resolve("out/result.json"));

        assertThat(home.run("run", "tiny", "gemm:8,8,16", "--out", out).exitCode())
                .isZero();
        assertThat(Files.readAllBytes(home.resolve("out/result.json"))).isNotEqualTo(first);
        assertThat(Files.list(folder).map(path -> path.getFileName().toString()))
                .containsExactlyInAnyOrder("configs", "out");

        home.write("out/precious.txt", "mine");
        Outcome refused = home.run("run", "tiny", "gemm:8,8,8", "--out", out);
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err())
                .isEqualTo(out + ": holds other files such as \"precious.txt\"; "
                        + "expected a new or empty folder, or one with an earlier result\n");
        assertThat(home.resolve("out/precious.txt")).exists();
    }

    @Test
    void jsonIsPrintedAlone() throws IOException {
        String out = home.resolve("out").toString();

        Outcome outcome = home.run("run", "tiny", "conv:14,14,8,3x3,16,1,1", "--json", "--out", out);

        assertThat(outcome.out())
                .isEqualTo(Files.readString(home.resolve("out/result.json")))
                .startsWith("{\n");
    }

    @Test
    void verifyNamesWhatDiffers() throws IOException {
        String out = home.resolve("out").toString();
        home.run("run", "tiny", "gemm:8,8,8", "--out", out);
        Path result = home.resolve("out/result.json");
        Files.writeString(result, Files.readString(result).replace("\"batch\": 1", "\"batch\": 7"));

        Outcome outcome = home.run("verify", out);

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.out())
                .contains(
                        "layers.csv: identical\n",
                        "result.json: line ",
                        "was \"\"batch\": 7,\", is now \"\"batch\": 1,\"");
    }

    @Test
    void settingsChangeTheChip() throws IOException {
        String out = home.resolve("out").toString();

        home.run(
                "run",
                "tiny",
                "gemm:8,8,8",
                "--set",
                "dram.channels=4",
                "--set=sram.bulk.capacity=2 MiB",
                "--out",
                out);

        assertThat(Files.readString(home.resolve("out/config.resolved.yaml")))
                .contains("channels: 4\n", "capacity: \"2 MiB\"\n");
        assertThat(Files.readString(home.resolve("out/manifest.json"))).contains("\"--set=dram.channels=4\"");
    }

    @Test
    void whatThereIsCanBeListedAndShown() {
        assertThat(home.run("list", "chips").out()).isEqualTo("tiny                  a chip for tests\n");
        assertThat(home.run("list", "workloads").out()).contains("yolov3 ", "resnet50 ");
        assertThat(home.run("list", "memory").out())
                .contains("lpddr4-3200           LPDDR4   25.6 GB/s on 64 bits, 2 ranks\n");
        assertThat(home.run("list", "technologies").out())
                .isEqualTo("test                  prices for tests\n                      prices fp16, int8\n"
                        + "                      and no others\n");
        assertThat(home.run("show", "test").out()).contains("vectorOperation: \"100 fJ\"");
        assertThat(home.run("show", "tiny").out()).contains("64 multipliers at 500 MHz", "rows: 8");
        assertThat(home.run("show", "lpddr4-3200").out()).contains("tRCD: 29");
        assertThat(home.run("show", "yolov3", "--input", "416").out()).contains("yolov3 at 416", "65.");
        assertThat(home.run("--version").out()).matches("ridgepoint [0-9.]+\\R");
        assertThat(home.run("--help").out()).contains("run", "list", "show", "verify", "Examples:");
        assertThat(home.run("run", "--help").out()).contains("--precision", "Examples:");
        assertThat(home.run().out()).contains("Usage: ridgepoint");
    }

    @Test
    void aNetworkOfOnesOwnRunsAndVerifiesWithoutItsFile() throws IOException {
        String network = home.write(
                "my/net.yaml",
                "description: two layers\ninput: [3, 16, 16]\nlayers:\n"
                        + "  - {operator: conv, filters: 8, kernel: 3, activation: relu}\n"
                        + "  - {operator: conv, filters: 8, kernel: 3}\n");
        String out = home.resolve("out").toString();

        assertThat(home.run("run", "tiny", network, "--input", "24", "--out", out)
                        .out())
                .startsWith("net at 24 on tiny");
        assertThat(home.run("show", network).out()).startsWith("net at 16");
        Files.delete(Path.of(network));
        assertThat(home.run("verify", out).out()).endsWith("\nidentical\n");
    }

    @Test
    void whatIsShownOfAChipIsAChip() {
        String copy = home.write("my/copy.yaml", home.run("show", "tiny").out());

        assertThat(home.run("run", copy, "gemm:8,8,8").exitCode()).isZero();
    }
}
