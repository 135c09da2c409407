package org.ridgepoint.experiment.reproduce;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.ridgepoint.experiment.config.Home;
import org.ridgepoint.experiment.report.Csv;
import org.ridgepoint.experiment.run.Chips;
import org.ridgepoint.experiment.run.MachineSimulator;
import org.ridgepoint.experiment.run.Preparation;
import org.ridgepoint.experiment.workload.Workloads;
import org.ridgepoint.workload.zoo.ModelZoo;

/**
 * The committed table of verdicts against the simulator, and what it shows. A build makes a few of its rows again; all of
 * them, some minutes' work, with {@code -Pwhole-tables}.
 */
class VerdictsTest {
    private static final Path TABLE = Path.of("../results/reference/verdicts.csv");
    private static final Path PAGE = Path.of("../docs/verdicts.md");
    private static final double NEARLY_ALL = 0.97;
    private static final double THREE_POINTS = 3.0;
    private static final double ROUNDING = 0.1;
    private static final int SAMPLE = 6;
    private static final long SEED = 12;

    private static List<String> lines;
    private static List<List<String>> rows;

    @BeforeAll
    static void readTable() throws IOException {
        lines = Files.readAllLines(TABLE);
        rows = Csv.rows(String.join("\n", lines.subList(1, lines.size())));
        assertThat(lines.get(0)).isEqualTo(Verdicts.header());
        assertThat(rows).hasSize(11 * 11).hasSameSizeAs(Verdicts.points());
    }

    @Test
    void theCommittedRowsAreWhatTheSimulatorSays() {
        Home home = new Home(Path.of(".."));
        Verdicts table = new Verdicts(
                new Preparation(new Chips(home), new Workloads(ModelZoo.standard(), home)), new MachineSimulator());
        boolean whole = System.getProperty("ridgepoint.tables", "").equals("whole");
        List<Integer> shuffled =
                new ArrayList<>(IntStream.range(0, rows.size()).boxed().toList());
        Collections.shuffle(shuffled, new Random(SEED));
        List<Integer> chosen = whole ? shuffled : shuffled.subList(0, SAMPLE);

        assertThat(chosen.parallelStream().map(i -> table.line(Verdicts.points().get(i))))
                .containsExactlyElementsOf(
                        chosen.stream().map(i -> lines.get(i + 1)).toList());
    }

    @Test
    void whatIsNamedIsTheBestOrWithinThreePointsOfItInNearlyAllRows() {
        assertThat(share("within3Points")).isGreaterThanOrEqualTo(NEARLY_ALL);
        assertThat(rows).allSatisfy(row -> {
            boolean within = cell(row, "within3Points").equals("yes");
            assertThat(behind(row))
                    .as("%s", row)
                    .isBetween(within ? -ROUNDING : THREE_POINTS - ROUNDING, within ? THREE_POINTS + ROUNDING : 100);
        });
    }

    /** Points by which what is named saves less than the best. */
    private static double behind(List<String> row) {
        return number(row, "bestSaves") - number(row, "simulated");
    }

    @Test
    void whatIsPromisedIsWhatARunWithThePurchaseSaves() {
        assertThat(rows).allSatisfy(row -> assertThat(cell(row, "simulated")).isEqualTo(cell(row, "promised")));
    }

    @Test
    void whatARunIsBoundByIsWhatHelps() {
        assertThat(share("boundHeld")).isGreaterThanOrEqualTo(NEARLY_ALL);
    }

    @Test
    void thePageSaysWhatTheTableShows() throws IOException {
        double furthest = rows.stream().mapToDouble(VerdictsTest::behind).max().orElseThrow();
        double tried =
                rows.stream().mapToDouble(row -> number(row, "tried")).average().orElseThrow();

        assertThat(Files.readString(PAGE).replaceAll("\\s+", " "))
                .contains(
                        yes("within3Points")
                                + " of 121 name the purchase that saves the most, or one within three points",
                        String.format(Locale.ROOT, "the furthest is %.1f points behind", furthest),
                        yes("boundHeld") + " of 121 are bound by what helps as much as anything",
                        String.format(Locale.ROOT, "tried %.1f purchases on average", tried));
    }

    @Test
    void thePageNamesTheRowsThatAreFurthestBehind() throws IOException {
        double furthest = rows.stream().mapToDouble(VerdictsTest::behind).max().orElseThrow();
        String said = Files.readString(PAGE)
                .replaceAll("\\s+", " ")
                .replaceAll(".*; the furthest is|; - none promises.*", "");
        List<List<String>> last = rows.stream()
                .filter(row -> behind(row) > furthest - ROUNDING / 2)
                .toList();

        assertThat(last)
                .isNotEmpty()
                .allSatisfy(row -> assertThat(said)
                        .contains(
                                "`" + cell(row, "chip") + "`",
                                "`" + cell(row, "workload") + "`",
                                cell(row, "settings").isEmpty() ? "as it is" : "`" + cell(row, "settings") + "`"));
        assertThat(Pattern.compile("`[^`]+`").matcher(said).results().map(MatchResult::group))
                .containsExactlyInAnyOrderElementsOf(last.stream()
                        .flatMap(
                                row -> Stream.of("chip", "workload", "settings").map(column -> cell(row, column)))
                        .filter(text -> !text.isEmpty())
                        .map(text -> "`" + text + "`")
                        .collect(Collectors.toSet()));
    }

    private static double share(String column) {
        return (double) yes(column) / rows.size();
    }

    private static long yes(String column) {
        return rows.stream().filter(row -> cell(row, column).equals("yes")).count();
    }

    private static double number(List<String> row, String column) {
        return Double.parseDouble(cell(row, column));
    }

    private static String cell(List<String> row, String column) {
        return row.get(List.of(Verdicts.header().split(",")).indexOf(column));
    }
}
