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

/** What a user can get wrong: always one line, exit code 2, and nothing left behind. */
class BadInputTest {
    private static final String GEMM = "gemm:8,8,8";

    @TempDir
    Path folder;

    private TestHome home;

    @BeforeEach
    void makeHome() {
        home = new TestHome(folder, new PaperSimulator());
    }

    @Test
    void mistakesInTheChipsFileNameFileAndKey() {
        chipRefused("rows: 8", "row: 8", "array.row: unknown key; did you mean \"rows\"?");
        chipRefused("rows: 8", "rows: 8\n  rows: 9", "array.rows: duplicate key on line 7; expected each key once");
        chipRefused("  rows: 8\n", "", "array.rows: missing key; expected a whole number");
        chipRefused(
                "rows: 8",
                "rows:",
                "array.rows: null; expected a whole number, " + "or leave the key out where it is optional");
        chipRefused(
                "capacity: 64 KiB",
                "capacity: 64",
                "sram.local.capacity: missing unit in \"64\"; "
                        + "expected a size such as \"13.5 MiB\" (units: B, kB, MB, GB, TB, KiB, MiB, GiB, TiB)");
        chipRefused(
                "capacity: 64 KiB",
                "capacity: -64 KiB",
                "sram.local.capacity: must not be negative: \"-64 KiB\"; "
                        + "expected a size such as \"13.5 MiB\" (units: B, kB, MB, GB, TB, KiB, MiB, GiB, TiB)");
        chipRefused("capacity: 64 KiB", "capacity: 0 KiB", "sram.local.capacity: must be from 1 B to 1 TiB, was 0 B");
        chipRefused("capacity: 64 KiB", "capacity: 2 TiB", "sram.local.capacity: must be from 1 B to 1 TiB, was 2 TiB");
        chipRefused(
                "description: a chip for tests",
                "extends: \"\\0\"",
                "extends: not a file: \"?\"; expected the name of");
        chipRefused("clock: 500 MHz", "clock: 999 Hz", "array.clock: must be from 1 kHz to 100 GHz, was 999 Hz");
        chipRefused(
                "{lanes: 8}",
                "{lanes: 8, unsupported: [max-pol]}",
                "vector.unsupported[0]: no operator of a vector " + "unit: \"max-pol\"; did you mean \"max-pool\"");
        chipRefused("ports: 1rw", "ports: one", "sram.local.ports: must be written as counts of r, w and rw, such as ");
        chipRefused("ports: 1rw", "ports: 2r", "sram.local.ports: must have one that can write, were [READ, READ]");
        chipRefused(
                "dataflow: ws",
                "dataflow: wss",
                "array.dataflow: unknown value \"wss\"; " + "expected one of os, ws, is; did you mean \"ws\"?");
        chipRefused(
                "lpddr4-3200",
                "lpddr4-3201",
                "dram.standard: unknown memory \"lpddr4-3201\"; " + "did you mean \"lpddr4-3200\"?");
        chipRefused(
                "width: 32 bits", "width: 24 bits", "dram.width: channel width must be a multiple of the device's ");
        chipRefused(
                "width: 32 bits",
                "width: 1024 bits",
                "dram.width: 1024 bits are 64 devices of lpddr4-3200 side by side; a channel has at most 32");
        chipRefused("ranks: 1", "ranks: 1, addressMap: foo", "dram.addressMap: unknown address field \"foo\"");
        chipRefused(
                "banks: 8, bytesPerBankPerCycle: 8",
                "banks: 17, bytesPerBankPerCycle: 33",
                "sram.local.bytesPerBankPerCycle: must be a power of two from 1 B to 65536 B, was 33 B");
        chipRefused("technology: test", "tech: test", "tech: unknown key; did you mean \"technology\"");
        chipRefused(
                "link: {bytesPerCycle: 32, latency: 2 cycles, length: 1 mm}\n",
                "",
                "link: missing key; expected a mapping with bytesPerCycle, latency, length (and, where wanted, slices)");
        chipRefused("sram:\n", "sram: {\n", "not readable as YAML, line ");
        chipRefused("description: a chip for tests", "description: \"a chip", "not readable as YAML, line ");
    }

    @Test
    void noLatencyIsLongerThanAnyWireTakes() {
        for (String key : List.of("sram.local.latency", "sram.bulk.latency", "link.latency", "bus.latency")) {
            refused(
                    "--set " + key + "=1000000007 cycles: latency must be at most 100000 cycles, was 1000000007 cycles",
                    "run",
                    "tiny",
                    "gemm:8,8,8",
                    "--set",
                    key + "=1000000007 cycles");
        }
        assertThat(home.run("run", "tiny", "gemm:8,8,8", "--set", "sram.local.latency=100000 cycles")
                        .exitCode())
                .isZero();
    }

    @Test
    void controllersThatAreUnknownOrDoNotGoWithTheStandardAreNamedByTheirKey() {
        chipRefused(
                "ranks: 1",
                "ranks: 1, controller: fast",
                "dram.controller: unknown DRAM controller \"fast\"; known are [standard, dramsim3, ramulator]");
        chipRefused(
                "ranks: 1",
                "ranks: 1, controller: standard+closd",
                "dram.controller: unknown variation \"closd\" of a DRAM controller; known are closed, timed, ");
        chipRefused(
                "ranks: 1",
                "ranks: 1, controller: dramsim3+first-come",
                "dram.controller: order oldest-only has no effect on bank-queues");
        chipRefused(
                "ranks: 1",
                "ranks: 1, controller: standard+same-bank",
                "dram.controller: the standard's table knows no same-bank refresh");
    }

    @Test
    void aStandardThatDoesNotGoWithInheritedRanksIsNamedItself() {
        home.write("my/base.yaml", "extends: tiny\ndescription: mine\ndram: {ranks: 2}\n");
        String chip = home.write("my/chip.yaml", "extends: base.yaml\ndescription: mine\ndram: {standard: gddr6-16}\n");

        Outcome outcome = home.run("run", chip, GEMM);

        assertOneLine(outcome);
        assertThat(outcome.err())
                .startsWith("my/chip.yaml: dram.standard: ")
                .endsWith("; state dram.ranks for it, too\n");
    }

    @Test
    void aFileOfThisFolderIsOfferedWhereItsEndingWasLeftOut() {
        home.write("mine.yaml", "extends: tiny\ndescription: mine\n");
        home.write("net.onnx", "");

        refused("unknown chip \"mine\"; did you mean mine.yaml in this folder?", "run", "mine", GEMM);
        refused("unknown workload \"net\"; did you mean net.onnx in this folder?", "run", "tiny", "net");
        refused("nothing is called \"mine\"; did you mean mine.yaml in this folder?", "show", "mine");
    }

    @Test
    void aListThatYamlCutsAtCommasSaysToQuote() {
        String head = "description: s\nchip: tiny\naxes:\n  - ";
        String list = home.write("my/list.yaml", head + "{key: workload, values: [gemm:1,64,64, conv:9,9,8]}\n");
        String zip = home.write("my/zip.yaml", head + "zip: [{key: workload, values: [conv:9,9,8,3x3,8,1]}]\n");
        String map = home.write("my/map.yaml", head + "{key: gemm:1,64,32, values: [1, 2]}\n");
        String twice = home.write("my/twice.yaml", head + "{key: gemm:1,64,64, values: [1, 2]}\n");

        refused(
                "my/list.yaml: workload: \"gemm:1\" is cut short, as YAML ends a value at a comma between [ and ];"
                        + " quote it: [\"gemm:1,64,64\"]",
                "sweep",
                list);
        refused(
                "my/zip.yaml: workload: \"conv:9\" is cut short, as YAML ends a value at a comma between [ and ];"
                        + " quote it: [\"conv:9,9,8,3x3,8,1\"]",
                "sweep",
                zip);
        refused(
                "my/map.yaml: axes[0].64: unknown key; YAML ends a value at a comma between { and }: quote it",
                "sweep",
                map);
        refused(
                "my/twice.yaml: axes[0].64: duplicate key on line 4; YAML ends a value at a comma between { and }:"
                        + " quote it",
                "sweep",
                twice);
    }

    @Test
    void aTruncatedFileIsRefused() throws IOException {
        String text = Files.readString(home.resolve("configs/accelerators/tiny.yaml"));
        for (int length = 0; length < text.length() - 1; length += 7) {
            String cut = home.write("my/cut.yaml", text.substring(0, length));
            Outcome outcome = home.run("run", cut, GEMM);
            assertOneLine(outcome);
            assertThat(outcome.err()).startsWith("my/cut.yaml: ");
        }
    }

    @Test
    void mistakesInSettingsNameTheSetting() {
        refused("--set array.row=3: unknown key; did you mean \"rows\"?", "run", "tiny", GEMM, "--set", "array.row=3");
        refused(
                "--set array.rows=0: rows must be from 1 to 65536, was 0",
                "run",
                "tiny",
                GEMM,
                "--set",
                "array.rows=0");
        refused(
                "--set dram.chanels=2: unknown key; did you mean \"channels\"?",
                "run",
                "tiny",
                GEMM,
                "--set=dram.chanels=2");
        refused(
                "--set sram.bulk.capacity=4: missing unit in \"4\"; expected a size such as \"13.5 MiB\" "
                        + "(units: B, kB, MB, GB, TB, KiB, MiB, GiB, TiB)",
                "run",
                "tiny",
                GEMM,
                "--set=sram.bulk.capacity=4");
        refused(
                "--set dram: not a setting; expected KEY=VALUE such as dram.channels=2",
                "run",
                "tiny",
                GEMM,
                "--set",
                "dram");
        refused(
                "--set technology=tset: unknown technology \"tset\"; did you mean \"test\"?",
                "run",
                "tiny",
                GEMM,
                "--set",
                "technology=tset");
    }

    @Test
    void unknownNamesAreAnsweredWithTheNearest() {
        refused("unknown chip \"tinny\"; did you mean \"tiny\"?", "run", "tinny", GEMM);
        refused("unknown chip \"zzzzz\"; expected one of tiny, or a path", "run", "zzzzz", GEMM);
        refused("nowhere/chip.yaml: no such file", "run", "nowhere/chip.yaml", GEMM);
        Outcome workload = home.run("run", "tiny", "yolo3");
        assertOneLine(workload);
        refused("my/none.yaml: no such file", "run", "tiny", "my/none.yaml");
        assertThat(workload.err()).startsWith("unknown workload \"yolo3\"; did you mean \"yolov3\"");
        refused(
                "unknown command \"rnu\"; expected one of run, sweep, compare, merge, cache, memory, sram, footprint, list, show, verify, explain, reproduce, completion; did you mean \"run\"? "
                        + "(ridgepoint --help shows how)",
                "rnu",
                "tiny");
        refused(
                "unknown option \"--inptu\"; did you mean \"--input\"? (ridgepoint run --help shows how)",
                "run",
                "tiny",
                GEMM,
                "--inptu",
                "3");
        refused(
                "cannot list \"chip\"; expected one of chips, workloads, memory, controllers, technologies, sweeps; did you mean \"chips\"?",
                "list",
                "chip");
        refused("nothing is called \"tinny\"; did you mean \"tiny\"?", "show", "tinny");
    }

    @Test
    void sizesThatCannotBeAreRefused() {
        refused(
                "yolov3 cannot take an input of 600; it takes multiples of 32 from 32 to 65536, nearest is 608",
                "run",
                "tiny",
                "yolov3",
                "--input",
                "600");
        refused(
                "--input: not a size: \"big\"; expected a number such as 608, or ROWSxCOLUMNS",
                "run",
                "tiny",
                "yolov3",
                "--input",
                "big");
        refused("--input: must be positive, was 0", "run", "tiny", "yolov3", "--input", "0");
        refused("--input: " + GEMM + " states its own sizes; leave --input out", "run", "tiny", GEMM, "--input", "4");
        refused("--batch: must be positive, was 0", "run", "tiny", GEMM, "--batch", "0");
        refused("--batch: must be positive, was -3", "run", "tiny", GEMM, "--batch", "-3");
        refused(
                "--precision: tiny does not compute in int4; expected fp16 or int8",
                "run",
                "tiny",
                GEMM,
                "--precision",
                "int4");
        refused("gemm:8,8: found 2 numbers; expected gemm:M,N,K", "run", "tiny", "gemm:8,8");
        refused(
                "gemm:8,0,8: N must be a whole number from 1 to 16777216, was \"0\"; expected gemm:M,N,K",
                "run",
                "tiny",
                "gemm:8,0,8");
        refused(
                "conv:8,8,3,3,16,1: KHxKW must be two whole numbers with an x between, was \"3\"; "
                        + "expected conv:H,W,C,KHxKW,FILTERS,STRIDE[,PAD]",
                "run",
                "tiny",
                "conv:8,8,3,3,16,1");
        refused(
                "conv:8,8,3,9x3,16,1: KH 9 is larger than the padded H 8; "
                        + "expected conv:H,W,C,KHxKW,FILTERS,STRIDE[,PAD]",
                "run",
                "tiny",
                "conv:8,8,3,9x3,16,1");
    }

    @Test
    void missingArgumentsAreNamed() {
        refused("missing WORKLOAD (ridgepoint run --help shows how)", "run", "tiny");
        refused("missing CHIP and WORKLOAD (ridgepoint run --help shows how)", "run");
        refused("unexpected argument \"more\" (ridgepoint run --help shows how)", "run", "tiny", GEMM, "more");
        refused(
                "--batch many: expected a whole number (ridgepoint run --help shows how)",
                "run",
                "tiny",
                GEMM,
                "--batch",
                "many");
        refused("missing --workload W[@SIZE] (ridgepoint compare --help shows how)", "compare", "tiny");
        assertOneLine(home.run("run", "tiny", GEMM, "--batch"));
    }

    @Test
    void whatIsNoResultCannotBeVerified() {
        refused("nowhere: no such folder; expected one that a run has written", "verify", "nowhere");
        assertThat(home.run("verify", folder.toString()).err())
                .endsWith(": not a result folder: it has no manifest.json\n");
    }

    @Test
    void aBrokenInvariantIsOurFaultAndLeavesNothing() throws IOException {
        TestHome broken = new TestHome(home.resolve("broken"), (chip, graph, options, progress) -> {
            throw new IllegalStateException("array: causes sum to 3,\nbut 4 have passed");
        });

        Outcome outcome = broken.run("run", "tiny", GEMM);

        assertThat(outcome.exitCode()).isEqualTo(70);
        assertThat(outcome.errorLines()).hasSize(1);
        assertThat(outcome.err())
                .startsWith("internal error, our fault: array: causes sum to 3, but 4 have passed; "
                        + "please report it with the chip's file and ");
        Path evidence = Path.of(outcome.err().strip().replaceAll(".* and ", ""));
        assertThat(Files.readString(evidence)).contains("IllegalStateException", "run tiny " + GEMM);
        Files.delete(evidence);
        assertThat(TestHome.filesBelow(broken.resolve("results"))).isEmpty();
        assertThat(broken.run("run", "tiny", GEMM, "--debug").err()).contains("\tat org.ridgepoint");
    }

    private void chipRefused(String good, String bad, String message) {
        Outcome outcome = home.run("run", home.chipWith(good, bad), GEMM);
        assertOneLine(outcome);
        assertThat(outcome.err()).startsWith("my/chip.yaml: " + message);
    }

    private void refused(String message, String... arguments) {
        Outcome outcome = home.run(arguments);
        assertOneLine(outcome);
        assertThat(outcome.err()).isEqualTo(message + "\n");
    }

    private void assertOneLine(Outcome outcome) {
        assertThat(outcome.errorLines()).hasSize(1);
        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.out()).isEmpty();
        assertThat(home.resolve("results")).doesNotExist();
    }
}
