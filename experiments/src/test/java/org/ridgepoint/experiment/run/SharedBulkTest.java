package org.ridgepoint.experiment.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ridgepoint.accelerator.spec.InterconnectSpec;
import org.ridgepoint.experiment.cli.TestHome;
import org.ridgepoint.experiment.config.Home;
import org.ridgepoint.experiment.config.Setting;

/** Who has cores share bulk SRAM that had one each loses their ports, and is told. */
class SharedBulkTest {
    private static final String NOTE =
            "interconnect.portBytesPerCycle: not taken over, for cores that share bulk SRAM have no"
                    + " ports of their own";

    @TempDir
    Path folder;

    private TestHome files;
    private String base;

    @BeforeEach
    void makeHome() {
        files = new TestHome(folder, new MachineSimulator());
        base = files.write(
                "my/base.yaml",
                "extends: tiny\ndescription: b\ninterconnect: {kind: bus, portBytesPerCycle: 4}\n"
                        + "cores: {tile: {count: 2, ownBulk: true}}\n");
    }

    @Test
    void aFileThatHasCoresShareInheritsNoPort() {
        String above =
                files.write("my/above.yaml", "extends: base.yaml\ndescription: a\ncores: {tile: {ownBulk: false}}\n");

        assertThat(port(load(above))).isEmpty();
        assertThat(load(above).notes()).containsExactly(NOTE);
    }

    @Test
    void soDoesASetting() {
        LoadedChip chip = load(base, "cores.tile.ownBulk=false");

        assertThat(port(chip)).isEmpty();
        assertThat(chip.notes()).containsExactly(NOTE);
    }

    @Test
    void otherwiseThePortStays() {
        assertThat(port(load(base, "cores.tile.count=3"))).contains(4);
        assertThat(load(base, "cores.tile.count=3").notes()).isEmpty();
    }

    private static Optional<Integer> port(LoadedChip chip) {
        return chip.chip().spec().interconnect().flatMap(InterconnectSpec::portBytesPerCycle);
    }

    private LoadedChip load(String file, String... settings) {
        return new Chips(new Home(folder, folder))
                .load(file, Arrays.stream(settings).map(Setting::parse).toList());
    }
}
