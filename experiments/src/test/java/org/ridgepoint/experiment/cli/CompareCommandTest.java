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
import org.ridgepoint.experiment.config.ConfigFile;
import org.ridgepoint.experiment.run.MachineSimulator;

/** Chips side by side, from the words of the command to the files. */
class CompareCommandTest {
    @TempDir
    Path folder;

    private TestHome home;

    @BeforeEach
    void makeHome() {
        home = new TestHome(folder, new MachineSimulator());
        home.write("configs/accelerators/wide.yaml", "extends: tiny.yaml\narray: {columns: 16}\n");
        home.write("configs/accelerators/fast.yaml", "extends: tiny.yaml\narray: {clock: 1 GHz}\n");
        home.write("configs/accelerators/real.yaml", "extends: tiny.yaml\narray: {macsPerCycle: {fp16: 1, int8: 1}}\n");
    }

    @Test
    void everyChipHasARowOnEveryWorkload() throws IOException {
        Outcome outcome = home.run("compare", "tiny", "wide", "fast", "--workload", "gemm:64,64,64", "mobilenet-v1@32");

        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.out())
                .contains(
                        "gemm:64,64,64\n  chip ", "  fast, int8 ", "What predicts", "Written to results/comparisons/");
        Path place = Files.list(home.resolve("results/comparisons")).findFirst().orElseThrow();
        assertThat(TestHome.filesBelow(place))
                .containsExactly("comparison.csv", "comparison.json", "correlations.csv", "report.html");
        assertThat(Files.readAllLines(place.resolve("comparison.csv"))).hasSize(7);
        assertThat(Files.readAllLines(place.resolve("correlations.csv")).get(1))
                .startsWith("\"gemm:64,64,64\",peak TOPS,3,");
        ConfigFile.parse(Files.readString(place.resolve("comparison.json")), "comparison.json");
    }

    @Test
    void csvAndJsonArePrintedAloneAndTheCacheChangesNoByte() {
        Outcome cold = home.run("compare", "tiny", "wide", "--workload", "gemm:64,64,64", "--csv", "--no-cache");
        home.run("compare", "tiny", "wide", "--workload", "gemm:64,64,64", "--json");
        Outcome warm = home.run("compare", "tiny", "wide", "--workload", "gemm:64,64,64", "--csv");

        assertThat(cold.out())
                .startsWith("chip,workload,precision,batch,status,cycles,")
                .isEqualTo(warm.out());
        assertThat(home.run("cache", "list").out()).contains("results/cache: 2 points");
    }

    @Test
    void chipsWhoseFilesHaveOneNameAreToldApart() {
        String one = home.write("a/chip.yaml", "extends: tiny\ndescription: a\n");
        String other = home.write("b/chip.yaml", "extends: tiny\ndescription: b\narray: {rows: 4}\n");

        Outcome outcome = home.run("compare", one, other, "tiny", "--workload", "gemm:8,8,8");

        assertThat(outcome.out()).contains(one + ", int8", other + ", int8", "  tiny, int8");
    }

    @Test
    void theCaptionOfAMapSaysWhereItsCellsAreAlike() throws IOException {
        home.write("configs/accelerators/twin.yaml", "extends: tiny.yaml\ndescription: the same again\n");
        String workload = "gemm:64,64,64";
        home.run(
                "compare",
                "tiny",
                "twin",
                "--workload",
                workload,
                "--out",
                home.resolve("alike").toString());
        home.run(
                "compare",
                "tiny",
                "fast",
                "--workload",
                workload,
                "--out",
                home.resolve("apart").toString());

        assertThat(Files.readString(home.resolve("alike/report.html")))
                .contains("Inferences per second. In every column the chips are alike.");
        assertThat(Files.readString(home.resolve("apart/report.html")))
                .doesNotContain("Inferences per second. In every column the chips are alike.");
    }

    @Test
    void mistakesAreOneLine() {
        refused("unknown chip \"tinny\"; did you mean \"tiny\"?", "tinny", "tiny", "--workload", "gemm:8,8,8");
        refused("unknown workload \"gem\"", "tiny", "--workload", "gem");
        refused("CHIP: tiny was given twice", "tiny", "tiny", "--workload", "gemm:8,8,8");
        refused("workload \"mobilenet-v1@big\": not a size: \"big\"", "tiny", "--workload", "mobilenet-v1@big");
        refused("missing --workload W[@SIZE]", "tiny");
    }

    private void refused(String start, String... arguments) {
        List<String> words = new java.util.ArrayList<>(List.of("compare"));
        words.addAll(List.of(arguments));
        Outcome outcome = home.run(words.toArray(String[]::new));

        assertThat(outcome.errorLines()).hasSize(1);
        assertThat(outcome.err()).startsWith(start);
        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(home.resolve("results/comparisons")).doesNotExist();
    }
}
