package org.ridgepoint.experiment.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ridgepoint.experiment.cli.TestHome.Outcome;

/** Conditions of a sweep on keys that only the chip's file states, and on what came out. The chip has 8 columns, 1 rank. */
class SweepConstraintsTest {
    @TempDir
    Path folder;

    private TestHome home;

    @BeforeEach
    void makeHome() {
        home = new TestHome(folder, new PaperSimulator());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "array.rows * array.columns <= 64             | 4 8",
                "array.columns == 8                           | 4 8 16",
                "sram.local.capacity < sram.bulk.capacity     | 4 8 16",
                "array.rows > dma.outstanding                 | 16",
                "dram.standard == lpddr4-3200                 | 4 8 16",
                "dram.width * array.rows <= 128 bits          | 4"
            })
    void anyKeyOfTheChipDecidesWhichPointsThereAre(String constraint, String rows) throws IOException {
        Outcome outcome = sweep(constraint);

        assertThat(outcome.exitCode()).isZero();
        List<List<String>> table = table();
        assertThat(table.stream().map(row -> row.get(1))).containsExactly(rows.split(" "));
        assertThat(table.stream().map(row -> row.get(0)))
                .isEqualTo(List.of("1", "2", "3").subList(0, table.size()));
        assertThat(table).allMatch(row -> row.get(2).equals("ok"));
    }

    @Test
    void aPointWhoseResultBreaksAConstraintKeepsItsFiguresAndIsNotTheFastest() throws IOException {
        sweep("cycles >= 0");
        double slowest = figure(1, "latencySeconds");
        double next = figure(2, "latencySeconds");
        double limit = (slowest + next) / 2;

        Outcome outcome = sweep("latencySeconds > " + String.format(java.util.Locale.ROOT, "%.0f ns", limit * 1e9));

        assertThat(outcome.exitCode()).isZero();
        assertThat(table().stream().map(row -> row.get(2))).containsExactly("ok", "unmet", "unmet");
        assertThat(figure(2, "latencySeconds")).isEqualTo(next);
        assertThat(table().get(1).get(table().get(1).size() - 1)).contains("is not met: latencySeconds is ");
        assertThat(outcome.out()).contains("unmet: 2 points").containsPattern("fastest .* at array.rows 4\n");
        assertThat(home.resolve("out/sweep.json")).content().contains("\"unmet\": 2");
    }

    @Test
    void anEditedConditionOnResultsIsAnotherSweep() {
        sweep("latencySeconds > 0");

        Outcome other = home.run("sweep", file("latencySeconds > 1"), "--out", folder + "/out");

        assertThat(other.exitCode()).isEqualTo(2);
        assertThat(other.err()).contains("was edited since");
    }

    @Test
    void aSweepOfWhichNoResultMeetsTheConstraintsEndsWithTwo() {
        assertThat(sweep("latencySeconds > 1 ms").exitCode()).isEqualTo(2);
    }

    @Test
    void whatNobodyKnowsIsOneLine() {
        assertThat(sweep("array.rose <= 8").err())
                .contains("constraint \"array.rose <= 8\": \"array.rose\" is no key with a value of tiny");
        assertThat(sweep("latencySecond < 8").err())
                .contains(
                        "\"latencySecond\" is no number and no key of this sweep, none of the chip, and no figure of");
        assertThat(sweep("array.columns > 8").err()).contains("no point meets the constraints");
    }

    private Outcome sweep(String constraint) {
        return home.run("sweep", file(constraint), "--out", folder + "/out", "--restart");
    }

    private String file(String constraint) {
        return home.write(
                "my/sweep.yaml",
                "description: s\nchip: tiny\nworkload: gemm:64,64,64\naxes:\n"
                        + "  - {key: array.rows, values: [4, 8, 16]}\nconstraints: ['" + constraint + "']\n");
    }

    private List<List<String>> table() throws IOException {
        return Files.readAllLines(home.resolve("out/points.csv")).stream()
                .skip(1)
                .map(line -> List.of(line.split(",", -1)))
                .map(row -> row.stream().map(field -> field.replace("\"", "")).toList())
                .toList();
    }

    private double figure(int point, String name) throws IOException {
        List<String> header = List.of(
                Files.readAllLines(home.resolve("out/points.csv")).get(0).split(","));
        return Double.parseDouble(table().get(point - 1).get(header.indexOf(name)));
    }
}
