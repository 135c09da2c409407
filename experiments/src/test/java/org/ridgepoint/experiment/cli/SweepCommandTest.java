package org.ridgepoint.experiment.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ridgepoint.experiment.cli.TestHome.Outcome;
import org.ridgepoint.experiment.config.UserError;
import org.ridgepoint.experiment.run.Simulator;
import org.ridgepoint.experiment.sweep.SweepFolder;

/** A sweep from its file to the bytes of its table. */
class SweepCommandTest {
    private static final String SWEEP = """
            description: a small sweep
            claim: more rows are faster
            source: a test
            expect: ["cycles fall with array.rows"]
            chip: tiny
            workload: gemm:16,16,16
            axes:
              - {key: array.rows, values: [4, 8, 0]}
              - {key: batch, values: [1, 2]}
              - {key: dram.channels, powersOfTwo: {from: 1, to: 2}}
            """;

    @TempDir
    Path folder;

    private final AtomicInteger simulations = new AtomicInteger();
    private final Simulator simulator = new PaperSimulator();
    /** What happens instead of a simulation, by its number. */
    private final Map<Integer, Throwable> accidents = new HashMap<>();

    private TestHome home;
    private String file;

    @BeforeEach
    void makeHome() {
        home = new TestHome(folder, (chip, graph, options, progress) -> {
            Throwable accident = accidents.get(simulations.incrementAndGet());
            if (accident instanceof Error error) {
                throw error;
            }
            if (accident instanceof RuntimeException failure) {
                throw failure;
            }
            return simulator.run(chip, graph, options, progress);
        });
        file = home.write("my/small.yaml", SWEEP);
    }

    @Test
    void everyPointHasARowAndAPointThatCannotBeSaysWhy() throws IOException {
        Outcome outcome = sweep("a");

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out())
                .contains(
                        "small: a small sweep",
                        "claim     more rows are faster",
                        "expected  cycles fall with array.rows",
                        "12 points over array.rows (3), batch (2), dram.channels (2)",
                        "refused: 4 points",
                        "rows must be from 1 to 65536, was 0");
        List<String> lines = Files.readAllLines(home.resolve("a/points.csv"));
        assertThat(lines).hasSize(13);
        assertThat(lines.get(0)).startsWith("point,array.rows,batch,dram.channels,status,cycles,");
        assertThat(lines.get(1)).startsWith("1,4,1,1,ok,");
        assertThat(lines.get(12)).startsWith("12,0,2,2,refused,,");
        assertThat(lines.get(0))
                .contains(",areaMm2,", ",verdict,", ",energyJoules.dram,")
                .endsWith(",pareto,reason");
        assertThat(lines.subList(1, 9)).allMatch(line -> line.endsWith(",yes,") || line.endsWith(",no,"));
        assertThat(lines.subList(1, 9)).anyMatch(line -> line.endsWith(",yes,"));
        assertThat(TestHome.filesBelow(home.resolve("a")))
                .containsExactly(".lock", "points.csv", "report.html", "sweep.json");
        assertThat(simulations).hasValue(8);
    }

    @Test
    void theCaptionOfAMapSaysWhereItsCellsAreAlike() throws IOException {
        String flat = SWEEP.replace("{key: array.rows, values: [4, 8, 0]}", "{key: vector.lanes, values: [4, 8]}")
                .replace("  - {key: batch, values: [1, 2]}\n", "");
        home.run("sweep", home.write("my/flat.yaml", flat), "--out", path("flat"));
        home.run("sweep", file, "--out", path("a"));

        assertThat(Files.readString(home.resolve("flat/report.html")))
                .contains("All cells are alike, and of one colour");
        assertThat(Files.readString(home.resolve("a/report.html"))).doesNotContain("All cells are alike");
    }

    @Test
    void thePageMapsEveryPointOfEachBatchAndItsChartsAreFilesWhereAskedFor() throws IOException {
        home.run("sweep", file, "--out", path("a"), "--svg");

        String page = Files.readString(home.resolve("a/report.html"));
        assertThat(page).contains("Claim: more rows are faster", "rows must be from 1 to 65536, was 0", "Pareto front");
        String map = Files.readString(home.resolve("a/chart-map-1.svg"));
        assertThat(map.split("role=\"img\"")).hasSize(1 + 6);
        assertThat(map).contains("class=\"none\"", "array.rows 4, batch 1, dram.channels 2: ");
        sweep("a", "--restart");
        assertThat(TestHome.filesBelow(home.resolve("a"))).doesNotContain("chart-map-1.svg");
    }

    @Test
    void keysThatAreZippedAreOneAxisOfTheSheetAndOfThePage() throws IOException {
        String zip = home.write(
                "my/zip.yaml",
                "description: two together\nchip: tiny\nworkload: \"gemm:8,8,8\"\naxes:\n"
                        + "  - zip: [{key: array.rows, values: [4, 8]}, {key: batch, values: [1, 2]}]\n"
                        + "  - {key: dram.channels, values: [1, 2]}\n"
                        + "constraints: [array.rows * dram.channels < 16]\n");

        Outcome outcome = home.run("sweep", zip, "--out", path("zip"));

        assertThat(outcome.out()).contains("3 points over array.rows+batch (2), dram.channels (2)");
        assertThat(Files.readString(home.resolve("zip/report.html")))
                .contains("array.rows+batch 4 1, dram.channels 1: ", "no point: a constraint excludes it");
    }

    @Test
    void aSweepWithoutASingleResultIsTheUsersToMend() {
        for (int run = 1; run <= 8; run++) {
            accidents.put(run, new UserError("tiny: sram.local.capacity: too small"));
        }

        assertThat(sweep("a").exitCode()).isEqualTo(2);
    }

    @Test
    void threadsShardsAndTheCacheChangeNoByte() {
        sweep("one", "--threads", "1", "--no-cache");
        sweep("two", "--threads", "2", "--no-cache");
        sweep("cold");
        sweep("warm");
        for (int shard = 1; shard <= 3; shard++) {
            sweep("shard" + shard, "--shard", shard + "/3", "--no-cache");
        }
        Outcome merged = home.run("merge", path("shard3"), path("shard1"), path("shard2"), "--out", path("merged"));

        assertThat(merged.err()).isEmpty();
        assertThat(simulations).hasValue(4 * 8);
        for (String other : List.of("two", "cold", "warm", "merged")) {
            assertSame("one", other);
        }
    }

    @Test
    void pointsOfOneContentAreSimulatedOnce() {
        String twice = home.write("my/twice.yaml", """
                description: a default said and unsaid
                workload: gemm:16,16,16
                axes:
                  - {key: chip, values: [tiny, ../configs/accelerators/tiny.yaml]}
                  - {key: dram.channels, values: [1, 2]}
                """);

        Outcome outcome = home.run("sweep", twice, "--out", path("a"));

        assertThat(outcome.err()).isEmpty();
        assertThat(simulations).hasValue(2);
        assertThat(home.run("cache", "list").out())
                .contains("tiny gemm:16,16,16 dram.channels=2", "results/cache: 2 points, ");
        assertThat(home.run("cache", "clear").out()).isEqualTo("results/cache: removed 2 points\n");
        assertThat(home.run("cache", "list").out()).isEqualTo("results/cache: 0 points, 0 B\n");
    }

    @Test
    void aSweepThatStopsGoesOnWithoutRepeating() {
        sweep("whole", "--no-cache");
        simulations.set(0);
        accidents.put(4, new Error("the end of the thread"));

        Outcome died = sweep("a", "--threads", "1", "--no-cache");

        assertThat(died.exitCode()).isEqualTo(70);
        assertThat(TestHome.filesBelow(home.resolve("a"))).containsExactly(".lock", "journal.txt", "points.csv");
        Outcome resumed = sweep("a", "--no-cache");

        assertThat(resumed.out()).contains("simulated 5, from the cache 0, from before 3;");
        assertSame("whole", "a");
        assertThat(sweep("a").out()).contains("simulated 0, from the cache 0, from before 12;");
    }

    @Test
    void anErrorOfOursIsRecordedAndTheRestGoesOn() throws IOException {
        accidents.put(3, new IllegalStateException("a rule\nbroke"));

        Outcome outcome = sweep("a", "--threads", "1");

        assertThat(outcome.exitCode()).isEqualTo(70);
        assertThat(Files.readAllLines(home.resolve("a/points.csv")).get(3))
                .startsWith("3,4,2,1,error,,")
                .endsWith(",internal error: a rule broke");
        assertThat(simulations).hasValue(8);
        assertThat(home.run("cache", "list").out()).contains(" 7 points");
    }

    @Test
    void aSweepEditedBetweenStopAndResumeIsRefused() {
        sweep("a");
        home.write("my/small.yaml", SWEEP.replace("[1, 2]", "[1, 4]"));

        Outcome refused = sweep("a");

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.errorLines()).hasSize(1);
        assertThat(refused.err())
                .isEqualTo(path("a") + ": holds points of an earlier sweep, and the sweep's file, or a file that it"
                        + " names, was edited since; --restart begins again, --out DIR goes elsewhere\n");
        assertThat(sweep("a", "--shard", "1/2").err()).contains(", and it holds shard 1/1; ");
        assertThat(sweep("a", "--restart").out()).contains("simulated 4, from the cache 4");
    }

    @Test
    void twoSweepsAtOnceInOneFolderAreRefusedByName() {
        try (SweepFolder busy = SweepFolder.open(home.resolve("a"), "a")) {
            Outcome refused = sweep("a");

            assertThat(refused.exitCode()).isEqualTo(2);
            assertThat(refused.errorLines())
                    .containsExactly(path("a") + ": another sweep is at work in this folder; wait for it, or choose"
                            + " another with --out DIR");
        }
        assertThat(sweep("a").exitCode()).isZero();
    }

    @Test
    void aMistakeOfTheFileIsOneLine() {
        refused(
                SWEEP.replace("array.rows", "array.row"),
                "small.yaml: no point can be run; the first: array.row = 4: unknown key; did you mean \"rows\"?");
        refused(
                SWEEP.replace("array.rows", "array.ro-ws"),
                "small.yaml: no point can be run; the first: array.ro-ws = 4: unknown key; did you mean \"rows\"?");
        refused(SWEEP.replace("chip: tiny\n", ""), "small.yaml: no point can be run; the first: no chip; expected ");
        refused(SWEEP.replace("values: [1, 2]", "value: [1, 2]"), "small.yaml: axes[1].value: unknown key");
        refused(SWEEP.replace("from: 1, to: 2", "from: 1 B, to: 2"), "small.yaml: dram.channels: 1 B is a size");
        assertThat(home.run("sweep", file, "--shard", "3/2").err()).startsWith("--shard: must be from 1/2 to 2/2");
        assertThat(home.run("sweep", file, "--engine", "spark").err()).startsWith("--engine spark: there is no such");
        assertThat(home.run("sweep", file, "--threads", "0").err()).startsWith("--threads: must be positive");
    }

    @Test
    void shardsThatAreNotOneSweepAreNotMerged() {
        sweep("first", "--shard", "1/2");
        sweep("second", "--shard", "2/3");

        assertThat(home.run("merge", path("first"), path("second")).err()).contains("is not of the same sweep as");
        assertThat(home.run("merge", path("first")).err()).startsWith("shard 2/2 is missing");
        assertThat(home.run("merge", path("first"), path("first")).err()).startsWith("shard 1/2 was given twice");
        assertThat(home.run("merge", path("nowhere")).err()).contains("no finished sweep is there");
    }

    private void refused(String text, String start) {
        String wrong = home.write("my/small.yaml", text);
        Outcome outcome = home.run("sweep", wrong, "--out", path("a"));

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.errorLines()).hasSize(1);
        assertThat(outcome.err()).contains(start);
        assertThat(home.resolve("a")).doesNotExist();
    }

    private Outcome sweep(String name, String... more) {
        List<String> words = new java.util.ArrayList<>(List.of("sweep", file, "--out", path(name)));
        words.addAll(List.of(more));
        return home.run(words.toArray(String[]::new));
    }

    private void assertSame(String one, String other) {
        for (String name : List.of("points.csv", "sweep.json")) {
            assertThat(home.resolve(other + "/" + name)).hasSameBinaryContentAs(home.resolve(one + "/" + name));
        }
    }

    private String path(String name) {
        return home.resolve(name).toString();
    }
}
