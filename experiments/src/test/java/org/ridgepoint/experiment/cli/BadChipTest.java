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

/** What a user can get wrong in a chip's file and settings: always one line, exit code 2, and nothing left behind. */
class BadChipTest {
    private static final String GEMM = "gemm:8,8,8";

    @TempDir
    Path folder;

    private TestHome home;
    private Refusals input;

    @BeforeEach
    void makeHome() {
        home = new TestHome(folder, new PaperSimulator());
        input = new Refusals(home);
    }

    @Test
    void mistakesInTheChipsFileNameFileAndKey() {
        input.chipRefused("rows: 8", "row: 8", "array.row: unknown key; did you mean \"rows\"?");
        input.chipRefused(
                "rows: 8", "rows: 8\n  rows: 9", "array.rows: duplicate key on line 7; expected each key once");
        input.chipRefused("  rows: 8\n", "", "array.rows: missing key; expected a whole number");
        input.chipRefused(
                "rows: 8",
                "rows:",
                "array.rows: null; expected a whole number, " + "or leave the key out where it is optional");
        input.chipRefused(
                "capacity: 64 KiB",
                "capacity: 64",
                "sram.local.capacity: missing unit in \"64\"; "
                        + "expected a size such as \"13.5 MiB\" (units: B, kB, MB, GB, TB, KiB, MiB, GiB, TiB)");
        input.chipRefused(
                "capacity: 64 KiB",
                "capacity: -64 KiB",
                "sram.local.capacity: must not be negative: \"-64 KiB\"; "
                        + "expected a size such as \"13.5 MiB\" (units: B, kB, MB, GB, TB, KiB, MiB, GiB, TiB)");
        input.chipRefused(
                "capacity: 64 KiB", "capacity: 0 KiB", "sram.local.capacity: must be from 1 B to 1 TiB, was 0 B");
        input.chipRefused(
                "capacity: 64 KiB", "capacity: 2 TiB", "sram.local.capacity: must be from 1 B to 1 TiB, was 2 TiB");
        input.chipRefused(
                "description: a chip for tests",
                "extends: \"\\0\"",
                "extends: not a file: \"?\", in which ? is NUL; expected the name of one file");
        input.chipRefused("clock: 500 MHz", "clock: 999 Hz", "array.clock: must be from 1 kHz to 100 GHz, was 999 Hz");
        input.chipRefused(
                "{lanes: 8}",
                "{lanes: 8, unsupported: [max-pol]}",
                "vector.unsupported[0]: no operator of a vector " + "unit: \"max-pol\"; did you mean \"max-pool\"");
        input.chipRefused(
                "ports: 1rw", "ports: one", "sram.local.ports: must be written as counts of r, w and rw, such as ");
        input.chipRefused(
                "ports: 1rw", "ports: 2r", "sram.local.ports: must have one that can write, were [READ, READ]");
    }

    @Test
    void wordsAndPartsOfAChipThatAreNotKnown() {
        input.chipRefused(
                "dataflow: ws",
                "dataflow: wss",
                "array.dataflow: unknown value \"wss\"; " + "expected one of os, ws, is; did you mean \"ws\"?");
        input.chipRefused(
                "lpddr4-3200",
                "lpddr4-3201",
                "dram.standard: unknown memory \"lpddr4-3201\"; " + "did you mean \"lpddr4-3200\"?");
        input.chipRefused(
                "width: 32 bits", "width: 24 bits", "dram.width: channel width must be a multiple of the device's ");
        input.chipRefused(
                "width: 32 bits",
                "width: 1024 bits",
                "dram.width: 1024 bits are 64 devices of lpddr4-3200 side by side; a channel has at most 32");
        input.chipRefused("ranks: 1", "ranks: 1, addressMap: foo", "dram.addressMap: unknown address field \"foo\"");
        input.chipRefused(
                "banks: 8, bytesPerBankPerCycle: 8",
                "banks: 17, bytesPerBankPerCycle: 33",
                "sram.local.bytesPerBankPerCycle: must be a power of two from 1 B to 65536 B, was 33 B");
        input.chipRefused("technology: test", "tech: test", "tech: unknown key; did you mean \"technology\"");
        input.chipRefused(
                "link: {bytesPerCycle: 32, latency: 2 cycles, length: 1 mm}\n",
                "",
                "link: missing key; expected a mapping with bytesPerCycle, latency, length (and, where wanted, slices)");
        input.chipRefused("sram:\n", "sram: {\n", "not readable as YAML, line ");
        input.chipRefused("description: a chip for tests", "description: \"a chip", "not readable as YAML, line ");
    }

    @Test
    void noLatencyIsLongerThanAnyWireTakes() {
        for (String key : List.of("sram.local.latency", "sram.bulk.latency", "link.latency", "bus.latency")) {
            input.refused(
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
        input.chipRefused(
                "ranks: 1",
                "ranks: 1, controller: fast",
                "dram.controller: unknown DRAM controller \"fast\"; known are [standard, dramsim3, ramulator]");
        input.chipRefused(
                "ranks: 1",
                "ranks: 1, controller: standard+closd",
                "dram.controller: unknown variation \"closd\" of a DRAM controller; known are closed, timed, ");
        input.chipRefused(
                "ranks: 1",
                "ranks: 1, controller: dramsim3+first-come",
                "dram.controller: order oldest-only has no effect on bank-queues");
        input.chipRefused(
                "ranks: 1",
                "ranks: 1, controller: standard+same-bank",
                "dram.controller: the standard's table knows no same-bank refresh");
    }

    @Test
    void aStandardThatDoesNotGoWithInheritedRanksIsNamedItself() {
        home.write("my/base.yaml", "extends: tiny\ndescription: mine\ndram: {ranks: 2}\n");
        String chip = home.write("my/chip.yaml", "extends: base.yaml\ndescription: mine\ndram: {standard: gddr6-16}\n");

        Outcome outcome = home.run("run", chip, GEMM);

        input.assertOneLine(outcome);
        assertThat(outcome.err())
                .startsWith("my/chip.yaml: dram.standard: ")
                .endsWith("; state dram.ranks for it, too\n");
    }

    @Test
    void aTruncatedFileIsRefused() throws IOException {
        String text = Files.readString(home.resolve("configs/accelerators/tiny.yaml"));
        for (int length = 0; length < text.length() - 1; length += 7) {
            String cut = home.write("my/cut.yaml", text.substring(0, length));
            Outcome outcome = home.run("run", cut, GEMM);
            input.assertOneLine(outcome);
            assertThat(outcome.err()).startsWith("my/cut.yaml: ");
        }
    }

    @Test
    void mistakesInSettingsNameTheSetting() {
        input.refused(
                "--set array.row=3: unknown key; did you mean \"rows\"?", "run", "tiny", GEMM, "--set", "array.row=3");
        input.refused(
                "--set array.rows=0: rows must be from 1 to 65536, was 0",
                "run",
                "tiny",
                GEMM,
                "--set",
                "array.rows=0");
        input.refused(
                "--set dram.chanels=2: unknown key; did you mean \"channels\"?",
                "run",
                "tiny",
                GEMM,
                "--set=dram.chanels=2");
        input.refused(
                "--set sram.bulk.capacity=4: missing unit in \"4\"; expected a size such as \"13.5 MiB\" "
                        + "(units: B, kB, MB, GB, TB, KiB, MiB, GiB, TiB)",
                "run",
                "tiny",
                GEMM,
                "--set=sram.bulk.capacity=4");
        input.refused(
                "--set dram: not a setting; expected KEY=VALUE such as dram.channels=2",
                "run",
                "tiny",
                GEMM,
                "--set",
                "dram");
        input.refused(
                "--set technology=tset: unknown technology \"tset\"; did you mean \"test\"?",
                "run",
                "tiny",
                GEMM,
                "--set",
                "technology=tset");
    }
}
