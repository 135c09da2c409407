package org.ridgepoint.experiment.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigFileTest {
    record Sram(int banks, int ports) {}

    record Chip(String name, Sram sram, List<Integer> shape, Optional<String> source) {}

    @TempDir
    Path folder;

    private Home home;

    @BeforeEach
    void makeHome() {
        home = new Home(folder);
    }

    @Test
    void anExtendingFileChangesOnlyWhatItSays() throws IOException {
        write("base.yaml", "name: base\nsram: {banks: 4, ports: 1}\nshape: [1, 2, 3]\nsource: datasheet\n");
        write("sub/edge.yaml", "extends: ../base.yaml\nname: edge\nsram: {ports: 2}\nshape: [9]\n");

        ConfigFile file = ConfigFile.read(folder.resolve("sub/edge.yaml"), home);
        Chip chip = new Binder().bind(file.tree(), Chip.class);

        assertThat(chip).isEqualTo(new Chip("edge", new Sram(4, 2), List.of(9), Optional.of("datasheet")));
        assertThat(file.inputs().stream().map(InputFile::name)).containsExactly("sub/edge.yaml", "base.yaml");
    }

    @Test
    void aMistakeIsReportedInTheFileThatHoldsIt() throws IOException {
        write("base.yaml", "name: base\nsram: {bank: 4, ports: 1}\nshape: []\n");
        write("edge.yaml", "extends: base.yaml\n");

        YamlNode.Mapping tree =
                ConfigFile.read(folder.resolve("edge.yaml"), home).tree();

        assertThatThrownBy(() -> new Binder().bind(tree, Chip.class))
                .hasMessage("base.yaml: sram.bank: unknown key; did you mean \"banks\"?");
    }

    @Test
    void aNameFromTheCatalogueOrBesideCanBeExtended() throws IOException {
        write("configs/accelerators/base.yaml", "name: base\nsram: {banks: 4, ports: 1}\nshape: [1]\n");
        write("mine/base.yaml", "extends: base\nname: mine\n");
        write("mine/edge.yaml", "extends: base\nshape: [2]\n");

        ConfigFile file = ConfigFile.read(folder.resolve("mine/edge.yaml"), home);

        assertThat(new Binder().bind(file.tree(), Chip.class))
                .isEqualTo(new Chip("mine", new Sram(4, 1), List.of(2), Optional.empty()));
        assertThat(file.inputs().stream().map(InputFile::name))
                .containsExactly("mine/edge.yaml", "mine/base.yaml", "configs/accelerators/base.yaml");
    }

    @Test
    void extendingInACircleIsRefused() throws IOException {
        write("a.yaml", "extends: b.yaml\n");
        write("b.yaml", "extends: ./a.yaml\n");

        assertThatThrownBy(() -> ConfigFile.read(folder.resolve("a.yaml"), home))
                .hasMessage("b.yaml: extends: goes in a circle: \"./a.yaml\" is already being extended");
    }

    @Test
    void filesThatCannotBeReadAreNamed() throws IOException {
        write("latin.yaml", "");
        Files.write(folder.resolve("latin.yaml"), "name: é".getBytes(StandardCharsets.ISO_8859_1));
        write("lost.yaml", "extends: nowhere.yaml\n");
        write("odd.yaml", "extends: [a]\n");

        refuses("none.yaml", "none.yaml: no such file");
        refuses("", ": is a folder; expected a file");
        refuses("latin.yaml", "latin.yaml: not text in UTF-8; expected YAML");
        refuses(
                "lost.yaml",
                "lost.yaml: extends: no such file: \"nowhere.yaml\"; expected a name that ridgepoint list knows, or a path from where this file lies");
        refuses("odd.yaml", "odd.yaml: extends: not a file: a list; expected the name of one file");
    }

    @Test
    void theCatalogueNamesItsFilesAndTheNearestOnes() throws IOException {
        write("configs/accelerators/tpu-v1.yaml", "");
        write("configs/accelerators/inferx-x1.yaml", "");
        Catalogue chips = Catalogue.accelerators(home);

        assertThat(chips.names()).containsExactly("inferx-x1", "tpu-v1");
        assertThat(chips.file("tpu-v1")).isEqualTo(folder.resolve("configs/accelerators/tpu-v1.yaml"));
        assertThat(chips.file("my/own.yaml")).isEqualTo(Path.of("my/own.yaml"));
        assertThatThrownBy(() -> chips.file("inferx-x2"))
                .hasMessage("unknown chip \"inferx-x2\"; did you mean \"inferx-x1\"?");
        assertThatThrownBy(() -> chips.file("zzz"))
                .hasMessage("unknown chip \"zzz\"; expected one of inferx-x1, tpu-v1, or a path");
    }

    @Test
    void nearMeansFewEditsOrAPart() {
        assertThat(Nearest.to("yolo", List.of("yolov3", "yolov3-tiny", "vgg-16")))
                .containsExactly("yolov3", "yolov3-tiny");
        assertThat(Nearest.to("clumons", List.of("columns", "rows"))).containsExactly("columns");
        assertThat(Nearest.to("x", List.of("rows", "clock"))).isEmpty();
        assertThat(Nearest.distance("ab", "ba")).isEqualTo(1);
    }

    private void refuses(String name, String message) {
        assertThatThrownBy(() -> ConfigFile.read(folder.resolve(name), home))
                .isInstanceOf(UserError.class)
                .hasMessageEndingWith(message);
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
