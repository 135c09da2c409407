package org.ridgepoint.experiment.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ridgepoint.experiment.cli.TestHome.Outcome;
import org.ridgepoint.experiment.report.Csv;
import org.ridgepoint.experiment.run.MachineSimulator;

/** An experiment of one's own, from its folder to what becomes of its claims. */
class ReproduceCommandTest {
    private static final String SWEEP = """
            description: products of more and more rows
            chip: tiny
            axes: [{key: workload, values: ["gemm:1,64,64", "gemm:8,64,64", "gemm:64,64,64", "gemm:7,no,7"]}]
            """;
    private static final String TABLE = "year,speed\n2001,1\n2002,2\n2003,4\n2004,\n";
    private static final String EXPERIMENT = """
            description: what rows do
            source: somebody said so
            sweeps: [rows]
            tables: [speeds]
            claims:
              - {id: A, claim: more rows take longer, of: rows, expect: ['least(cycles) < most(cycles)']}
              - {id: B, claim: and nothing else, of: rows, expect: ['least(cycles) < most(cycles)', 'most(cycles) < 1']}
              - {id: C, claim: speed triples, of: speeds, expect: ['growth(year, speed) > 2.9']}
              - {id: D, claim: it is beautiful, unchecked: beauty is not simulated}
            plots:
              - {title: Time over bytes, of: rows, across: dramBytes, up: cycles, colour: workload}
            """;

    @TempDir
    Path folder;

    private TestHome home;

    @BeforeEach
    void makeHome() {
        home = new TestHome(folder, new MachineSimulator());
        home.write("mine/experiment.yaml", EXPERIMENT);
        home.write("mine/rows.yaml", SWEEP);
        home.write("mine/speeds.csv", TABLE);
    }

    private Outcome reproduce(String... words) {
        List<String> all = new ArrayList<>(List.of("reproduce"));
        all.addAll(List.of(words));
        return home.run(all.toArray(String[]::new));
    }

    private String mine() {
        return home.resolve("mine").toString();
    }

    @Test
    void eachClaimIsHeldAgainstWhatComesOut() throws IOException {
        Outcome outcome = reproduce(mine(), "--csv");

        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.exitCode()).isZero();
        List<List<String>> table = Csv.rows(outcome.out());
        assertThat(table.subList(1, table.size()))
                .extracting(row -> row.get(0) + " " + row.get(1) + " " + row.get(2) + " " + row.get(5))
                .containsExactly(
                        "A holds 3 yes",
                        "B holds partly 3 yes",
                        "B holds partly 3 no",
                        "C does not hold 4 no",
                        "D not checkable  ");
        assertThat(table.get(4).get(4)).isEqualTo("2 is not > 2.9");
        Path written = onlyFolder();
        assertThat(written.resolve("claims.csv")).hasContent(outcome.out());
        assertThat(Files.readString(written.resolve("report.html")))
                .contains("what rows do", "Time over bytes", "1 points have no result", "beauty is not simulated");
        assertThat(reproduce(mine()).out())
                .contains("4 claims: holds 1, holds partly 1, does not hold 1, not checkable 1")
                .contains("most(cycles) < 1", "is not < 1", "rows: 1 points have no result; the first:");
    }

    @Test
    void theCommittedClaimsOnPublishedTablesComeOutAgain() {
        TestHome project = TestHome.ofProject(folder.resolve("project"), new MachineSimulator());

        assertThat(Path.of("../results/reference/claims/energy-trends.csv"))
                .as("ridgepoint reproduce energy-trends --csv makes it")
                .hasContent(project.run("reproduce", "energy-trends", "--csv").out());
    }

    @Test
    void namesAreListedAndUnknownOnesRefused() {
        home.write("configs/experiments/first/experiment.yaml", EXPERIMENT);

        assertThat(reproduce("--list").out()).contains("tables: ", "dram", "first: what rows do\n");
        assertThat(reproduce("frist").err())
                .startsWith("cannot reproduce \"frist\"; expected one of sram-by-dram, ")
                .endsWith(", first, all, or the path of a folder with an experiment.yaml; did you mean \"first\"?\n");
        assertThat(reproduce().err()).startsWith("reproduce: which?");
        assertThat(reproduce().exitCode()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sweeps: [rows] | sweeps: [lines] | A is of \"rows\"; expected one of the sweeps and tables, lines, speeds",
                "tables: [speeds] | tables: [speeds, spade] | tables: there is no mine/spade.csv",
                "of: speeds | of: speed | claims: C is of \"speed\"; expected one of the sweeps and tables, rows, speeds",
                "id: B | id: A | claims: two are called A; give each a name of its own",
                "growth(year, speed) | growth(years, speed) | C: speeds has no column years",
                "growth(year, speed) > 2.9 | growth(year, speed) | expected two sides",
                "'most(cycles) < 1' | 'most(cycle) < 1' | B: rows has no column cycle; did you mean \"cycles\"",
                "unchecked: beauty is not simulated | note: none | D: expected either of and expect, or unchecked",
                "unchecked: | uncheckd: | uncheckd",
                "across: dramBytes | across: dramByte | Time over bytes: rows has no column dramByte",
                "'most(cycles) < 1' | 'mots(cycles) < 1' | B: \"mots(cycles) < 1\" is no formula",
                "tables: [speeds] | tables: [../speeds] | tables: \"../speeds\": expected the name of a file in the experiment's",
                "sweeps: [rows] | sweeps: [/rows] | sweeps: \"/rows\": expected the name of a file in the experiment's",
                "across: dramBytes | across: bound | is no number",
            })
    void anEditThatBreaksItIsOneClearLine(String was, String is, String told) {
        home.write("mine/experiment.yaml", EXPERIMENT.replace(was, is));

        Outcome outcome = reproduce(mine());

        assertThat(outcome.err()).contains(told).startsWith("mine/").hasLineCount(1);
        assertThat(outcome.exitCode()).isEqualTo(2);
    }

    @Test
    void aChangedSweepBeginsAgainWhenAskedTo() {
        reproduce(mine());
        home.write("mine/rows.yaml", SWEEP.replace("gemm:8,64,64", "gemm:9,64,64"));

        assertThat(reproduce(mine()).err()).contains("--restart begins again");
        assertThat(reproduce(mine(), "--restart").exitCode()).isZero();
    }

    @Test
    void columnsOfATableHaveNamesOfTheirOwn() {
        home.write("mine/speeds.csv", "\uFEFF" + TABLE);
        assertThat(reproduce(mine()).exitCode()).isZero();
        home.write("mine/speeds.csv", TABLE.replace("year,speed", "speed,Speed"));
        assertThat(reproduce(mine()).err()).startsWith("mine/speeds.csv: columns need names that differ");
        home.write("mine/speeds.csv", TABLE.replace("year,speed", "dram,dram.channels"));
        assertThat(reproduce(mine()).err()).startsWith("mine/speeds.csv: column dram is also a part");
    }

    @Test
    void aTableWithARaggedLineIsRefused() {
        home.write("mine/speeds.csv", TABLE + "2005\n");

        assertThat(reproduce(mine()).err())
                .isEqualTo("mine/speeds.csv: line 6 has 1 fields; expected 2 as in the first line\n");
    }

    private Path onlyFolder() throws IOException {
        try (Stream<Path> folders = Files.list(home.resolve("results/experiments"))) {
            return folders.findFirst().orElseThrow();
        }
    }

    @Test
    void experimentsOfOneNameInTwoFoldersKeepTheirResultsApart() throws IOException {
        home.write("configs/experiments/mine/experiment.yaml", EXPERIMENT);
        home.write("configs/experiments/mine/rows.yaml", SWEEP);
        home.write("configs/experiments/mine/speeds.csv", TABLE);
        assertThat(reproduce("mine").exitCode()).isZero();
        assertThat(onlyFolder()).hasFileName("mine");

        assertThat(reproduce(mine()).exitCode()).isZero();

        try (Stream<Path> folders = Files.list(home.resolve("results/experiments"))) {
            assertThat(folders.map(each -> each.getFileName().toString()).sorted())
                    .hasSize(2)
                    .first()
                    .isEqualTo("mine");
        }
    }

    @Test
    void resultsGoWhereOneSays() {
        Path place = folder.resolve("elsewhere");

        assertThat(reproduce(mine(), "--out", place.toString()).exitCode()).isZero();

        assertThat(place.resolve("claims.csv")).exists();
        assertThat(reproduce("dram", "--out", place.toString()).err())
                .startsWith("reproduce: --out is for experiments");
    }

    @Test
    void oneBrokenExperimentDoesNotHideTheOthers() {
        home.write("configs/experiments/broken/experiment.yaml", "description: [\n");
        home.write("configs/experiments/right/experiment.yaml", EXPERIMENT);
        home.write("configs/experiments/right/rows.yaml", SWEEP);
        home.write("configs/experiments/right/speeds.csv", TABLE);

        Outcome listed = reproduce("--list");
        Outcome all = reproduce("all", "--csv");

        assertThat(listed.out()).contains("right: what rows do");
        assertThat(all.out()).contains("A,holds,3");
        assertThat(List.of(listed, all)).allSatisfy(outcome -> {
            assertThat(outcome.exitCode()).isEqualTo(2);
            assertThat(outcome.err())
                    .startsWith("configs/experiments/broken/experiment.yaml")
                    .hasLineCount(1);
        });
    }

    @Test
    void aWrongNameIsToldBeforeAnythingIsSimulated() {
        home.write("mine/experiment.yaml", EXPERIMENT.replace("'most(cycles) < 1'", "'most(cycle) < 1'"));

        assertThat(reproduce(mine()).exitCode()).isEqualTo(2);

        assertThat(home.resolve("results/sweeps")).doesNotExist();
    }

    @Test
    void claimsOnASweepWithoutAResultCannotBeChecked() {
        home.write("mine/rows.yaml", SWEEP + "constraints: [cycles < 1]\n");

        Outcome outcome = reproduce(mine(), "--csv");

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out())
                .contains("A,not checkable,", "No point of rows has a result; the first: ", "C,does not");
    }
}
