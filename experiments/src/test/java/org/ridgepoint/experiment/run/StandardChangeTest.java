package org.ridgepoint.experiment.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ridgepoint.experiment.cli.TestHome;
import org.ridgepoint.experiment.config.Home;
import org.ridgepoint.experiment.config.Setting;

/** Who names another DRAM standard gets its channel, and is told. The chip below has 32 bits and 1 rank of LPDDR4. */
class StandardChangeTest {
    @TempDir
    Path folder;

    private TestHome files;

    @BeforeEach
    void makeHome() {
        files = new TestHome(folder, new MachineSimulator());
    }

    @Test
    void anotherStandardComesWithItsOwnWidth() {
        LoadedChip chip = chip("{standard: ddr4-2400}");

        assertThat(widthBits(chip)).isEqualTo(64);
        assertThat(chip.notes())
                .containsExactly(
                        "dram.width: 64 bits, as ddr4-2400 is usually built, in place of 32 bits for lpddr4-3200;"
                                + " state dram.width to choose");
    }

    @Test
    void aWidthThatIsStatedBesideTheStandardStays() {
        LoadedChip chip = chip("{standard: ddr4-2400, width: 32 bits}");

        assertThat(widthBits(chip)).isEqualTo(32);
        assertThat(chip.notes()).isEmpty();
    }

    @Test
    void theSameStandardAgainChangesNothing() {
        LoadedChip chip = chip("{standard: lpddr4-3200, channels: 2}");

        assertThat(widthBits(chip)).isEqualTo(32);
        assertThat(chip.notes()).isEmpty();
    }

    @Test
    void aWidthIsTakenOverFromAFileOfTheSameStandard() {
        files.write("my/base.yaml", "extends: tiny\ndescription: b\ndram: {standard: ddr4-2400, width: 32 bits}\n");
        String above = files.write("my/above.yaml", "extends: base.yaml\ndescription: a\ndram: {channels: 2}\n");

        assertThat(widthBits(load(above))).isEqualTo(32);
        assertThat(load(above).notes()).isEmpty();
    }

    @Test
    void settingsDoTheSameInAnyOrder() {
        LoadedChip changed = load("tiny", "dram.standard=ddr4-2400");
        LoadedChip first = load("tiny", "dram.width=32 bits", "dram.standard=ddr4-2400");
        LoadedChip last = load("tiny", "dram.standard=ddr4-2400", "dram.width=32 bits");

        assertThat(widthBits(changed)).isEqualTo(64);
        assertThat(changed.notes()).hasSize(1);
        assertThat(widthBits(first)).isEqualTo(32);
        assertThat(widthBits(last)).isEqualTo(32);
        assertThat(first.notes()).isEmpty();
    }

    private LoadedChip chip(String dram) {
        return load(files.write("my/chip.yaml", "extends: tiny\ndescription: mine\ndram: " + dram + "\n"));
    }

    private LoadedChip load(String nameOrPath, String... settings) {
        return new Chips(new Home(folder, folder))
                .load(nameOrPath, Arrays.stream(settings).map(Setting::parse).toList());
    }

    private static int widthBits(LoadedChip loaded) {
        return loaded.chip().spec().dram().widthBits(loaded.chip().memory());
    }
}
