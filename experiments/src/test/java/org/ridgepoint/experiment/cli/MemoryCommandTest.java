package org.ridgepoint.experiment.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ridgepoint.experiment.cli.TestHome.Outcome;

class MemoryCommandTest {
    @TempDir
    Path folder;

    private TestHome home;

    @BeforeEach
    void makeHome() {
        home = new TestHome(folder, new PaperSimulator());
    }

    @Test
    void streamsLoadsAndSeedsMakeARowEach() {
        Outcome outcome = home.run(
                "memory",
                "ddr4-2400",
                "--stream",
                "a,random",
                "--load",
                "0.25,0.5",
                "--seed=1,2",
                "--requests=2000",
                "--channels=2",
                "--csv");

        assertThat(outcome.err()).isEmpty();
        List<String> lines = outcome.out().lines().toList();
        assertThat(lines).hasSize(1 + 8);
        assertThat(lines.get(0))
                .startsWith("standard,channels,map,stream,offeredLoad,requests,writes,cycles,percentOfPeak,"
                        + "readLatencyMeanCycles,p50,p99,rowHits,rowMisses,rowConflicts,energyPerBitPj,");
        assertThat(lines.get(1)).startsWith("ddr4-2400,2,").contains(",a,0.25,2000,0,");
        assertThat(lines.get(1).split(",")[8]).startsWith("2");
        assertThat(lines.get(5)).isNotEqualTo(lines.get(7));
        assertThat(lines).doesNotHaveDuplicates();
    }

    @Test
    void theTextSaysWhatBoundIt() {
        Outcome outcome = home.run("memory", "lpddr4-3200", "--stream", "mixed:2:1", "--requests", "3000");

        assertThat(outcome.out())
                .startsWith("lpddr4-3200, 1 channel, ")
                .contains("mixed:2:1 as fast as it goes", "bound by", "3 000 requests, 1 000 of them writes", "pJ/bit");
        assertThat(outcome.out().lines()).allMatch(line -> line.length() <= 100);
    }

    @Test
    void severalLoadsDrawACurveThatRisesWithThem() {
        Outcome outcome =
                home.run("memory", "ddr4-2400", "--stream", "random", "--load", "0.75,0.1,0.5", "--requests", "20000");

        List<String> lines = outcome.out().lines().toList();
        int heading = lines.indexOf("Read latency over load: random, seed 0");
        List<String> points = lines.subList(heading + 2, heading + 5);
        assertThat(points).extracting(line -> line.trim().split(" ")[0]).containsExactly("10.0", "50.0", "75.0");
        assertThat(points)
                .extracting(line -> line.chars().filter(letter -> letter == '#').count())
                .isSorted()
                .last()
                .isEqualTo(44L);
        assertThat(outcome.out().lines()).allMatch(line -> line.length() <= 100);
    }

    @Test
    void aTraceIsPlayed() {
        String trace = home.write("my.trc", "# two\n0x40 R\n0x80 W 100\n");

        assertThat(home.run("memory", "ddr4-2400", "--stream", "trace:" + trace).out())
                .contains("2 requests, 1 of them writes", ", no access before its cycle\n")
                .doesNotContain("as fast as it goes", "seed");
    }

    @Test
    void oneAccessIsOneRequestAndWhatRestsForLongTakesNoMillionsOfPicojoules() {
        String trace = home.write("late.trc", "0x40 R 100000000\n");

        assertThat(home.run("memory", "ddr4-2400", "--stream", "trace:" + trace).out())
                .contains("1 request, 0 of them writes", " uJ/bit   of which")
                .doesNotContain("000 pJ/bit");
    }

    @Test
    void mistakesAreOneLine() {
        refused("--load: must be above 0 and at most 1, was 1.5", "--load", "1.5");
        refused("--load: must be above 0 and at most 1, was 0.0", "--load", "0");
        refused("--channels: must be from 1 to 1024, was 0", "--channels", "0");
        refused("--requests: must be positive, was 0", "--requests", "0");
        refused("--stream nonsense: unknown stream \"nonsense\"; known are ", "--stream", "nonsense");
        refused("--stream stride:0B: ", "--stream", "stride:0B");
        refused("ddr4-2400: ", "--map", "row-row-rank-bank-bankgroup-column");
        refused("ddr4-2400: ", "--map", "row");
        refused("--policy: unknown DRAM controller \"fast\"", "--policy", "fast");
        refused("--interleave: must be at least a burst of 64 B, was 32 B", "--interleave", "32 B");
        refused("ddr4-2400: ", "--interleave", "96 B");
        refused(
                "--interleave: must be at most a channel of 17179869184 B",
                "--channels",
                "2",
                "--interleave",
                "64 GiB");
        refused("--stream stride:64GiB: ", "--stream", "stride:64GiB");
        refused("--load: must be above 0 and at most 1, was -0.25", "--load", "0.5,-0.25");
        refused("--load: must be above 0 and at most 1, was NaN", "--load", "NaN");
        refused("ddr4-2400: address map \"row-row-bank-column\" names row twice", "--map", "row-row-bank-column");
        refused("ddr4-2400: address map \"row-bank\" does not name column", "--map", "row-bank");
        String trace = home.write("bad.trc", "0 R\n0x40 Q\n");
        refused("--stream trace:" + trace + ": " + trace + ":2: \"0x40 Q\": ", "--stream", "trace:" + trace);
        String far = home.write("far.trc", "0xffffffffffffffff R\n");
        refused("--stream trace:" + far + ": " + far + ":1: ", "--stream", "trace:" + far);
        String never = home.write("never.trc", "0x1000 R 9223372036854775807\n");
        refused(
                "--stream trace:" + never + ": " + never
                        + ":1: \"0x1000 R 9223372036854775807\": the cycle must be at most ",
                "--stream",
                "trace:" + never);
        String foreign = home.write("foreign.trc", "0 R\n\u00e4 R\n");
        refused("--stream trace:" + foreign + ": " + foreign + ":2: is no text", "--stream", "trace:" + foreign);
        String empty = home.write("empty.trc", "\n");
        refused("--stream trace:" + empty + ": the trace has no accesses", "--stream", "trace:" + empty);
        refused("--stream trace:" + folder + ": ", "--stream", "trace:" + folder);
        refused("--stream trace:nowhere: ", "--stream", "trace:nowhere");
    }

    @Test
    void whereNothingIsReadNoLatencyIsSaid() {
        Outcome csv = home.run("memory", "ddr4-2400", "--stream", "random-write", "--requests", "500", "--csv");
        Outcome text = home.run(
                "memory", "ddr4-2400", "--stream", "random-write,random", "--requests", "500", "--load", "0.1,0.2");

        String[] cells = csv.out().lines().toList().get(1).split(",");
        assertThat(cells[6]).isEqualTo("500");
        assertThat(List.of(cells).subList(9, 12)).containsOnly("");
        assertThat(text.out().lines().filter(line -> line.startsWith("  random-write  ")))
                .hasSize(2)
                .allMatch(line -> line.contains(" -       -       - "));
        assertThat(text.out()).contains("Read latency over load: random,").doesNotContain("load: random-write");
    }

    @Test
    void controllersAreListedWithWhatMayStandBehindThem() {
        assertThat(home.run("list", "controllers").out())
                .contains("standard ", "dramsim3 ", "ramulator ", "shared buffers, row hits first, open pages")
                .contains("+closed ", "+power-down:CYCLES ", "powerDownAfterCycles becomes CYCLES");
    }

    @Test
    void timingsThatContradictEachOtherAreOneLineThatNamesTheFile() {
        home.write("configs/memory/short.yaml", "extends: ddr4-2400.yaml\ntimingCycles: {tRC: 50}\n");
        home.write("configs/memory/odd.yaml", "extends: ddr4-2400.yaml\ntimingCycles: {tRP: -1}\n");

        Outcome contradicting = home.run("memory", "short");
        Outcome negative = home.run("memory", "odd");

        assertThat(contradicting.errorLines()).hasSize(1);
        assertThat(contradicting.err()).contains("configs/memory/short.yaml", "tRC 50 contradicts tRAS + tRP = 56");
        assertThat(contradicting.exitCode()).isEqualTo(2);
        assertThat(negative.errorLines()).hasSize(1);
        assertThat(negative.err()).contains("configs/memory/odd.yaml", "tRP must not be negative, was -1");
        assertThat(negative.exitCode()).isEqualTo(2);
    }

    private void refused(String start, String... options) {
        String[] arguments = new String[options.length + 2];
        arguments[0] = "memory";
        arguments[1] = "ddr4-2400";
        System.arraycopy(options, 0, arguments, 2, options.length);
        Outcome outcome = home.run(arguments);
        assertThat(outcome.errorLines()).hasSize(1);
        assertThat(outcome.err()).startsWith(start);
        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.out()).isEmpty();
    }

    @Test
    void theControllersVariationsActAndUnknownOnesAreRefused() {
        assertThat(energyPerBit("lpddr4-3200", "standard+power-down:100"))
                .isLessThan(0.7 * energyPerBit("lpddr4-3200", "standard"));
        assertThat(random("ddr4-2400", "standard+closed")).contains(" 0 conflicts");
        assertThat(random("ddr4-2400", "standard")).doesNotContain(" 0 conflicts");
        assertThat(random("lpddr4-3200", "standard+per-bank+timed+first-come"))
                .contains("standard+per-bank+timed+first-come");

        assertThat(home.run("memory", "ddr4-2400", "--policy", "standard+per-bank")
                        .err())
                .isEqualTo("ddr4-2400: the standard's table knows no per-bank refresh\n");
        assertThat(home.run("memory", "ddr4-2400", "--policy", "dramsim3+first-come")
                        .err())
                .contains("order oldest-only has no effect on bank-queues");
        assertThat(home.run("memory", "ddr4-2400", "--policy", "standard+closd").err())
                .contains("unknown variation \"closd\"");
    }

    @Test
    void aFileDescribesAControllerAndMayBeVariedAsThoseWithNamesMay() {
        String mine = home.write("mine.yaml", """
                name: mine
                queueing: shared-buffers
                order: row-hits-first
                readPlaces: 64
                writePlaces: 64
                bankPlaces: 64
                rowHitCap: 32
                writeHigh: 48
                writeLow: 16
                writeIdle: 1
                page: open
                pageTimeoutCycles: 200
                refresh: all-banks
                refreshStaggered: true
                refreshStalls: its-banks
                prechargeAll: true
                commandBus: true
                """);
        home.write("eager.yaml", "extends: mine.yaml\nwriteHigh: 65\n");

        assertThat(random("ddr4-2400", mine))
                .isEqualTo(random("ddr4-2400", "standard").replace(" standard", " mine"));
        assertThat(random("ddr4-2400", mine + "+closed")).contains(" 0 conflicts", "mine+closed");
        assertThat(home.run("memory", "ddr4-2400", "--policy", mine.replace("mine", "eager"))
                        .err())
                .contains("eager.yaml", "writeHigh", "must satisfy 0 <= low < high <= 64", "were low 16 and high 65");
        home.write("vast.yaml", "extends: mine.yaml\nreadPlaces: 1000000000\n");
        assertThat(home.run("memory", "ddr4-2400", "--policy", mine.replace("mine", "vast"))
                        .err())
                .contains("vast.yaml", "readPlaces", "must be from 1 to 4096");
        assertThat(home.run("memory", "ddr4-2400", "--policy", mine + "+closd").err())
                .startsWith("--policy: unknown variation \"closd\"");
    }

    private String random(String standard, String policy) {
        return home.run("memory", standard, "--policy", policy, "--stream", "random", "--requests", "2000")
                .out();
    }

    private double energyPerBit(String standard, String policy) {
        List<String> lines = home.run(
                        "memory", standard, "--policy", policy, "--load", "0.001", "--requests", "200", "--csv")
                .out()
                .lines()
                .toList();
        int column = List.of(lines.get(0).split(",")).indexOf("energyPerBitPj");
        return Double.parseDouble(lines.get(1).split(",")[column]);
    }
}
