package org.ridgepoint.experiment.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Plans that say how cores share layers out. */
class SplitPlanTest {
    @TempDir
    private Path folder;

    private PlannedRuns home;

    @BeforeEach
    void prepare() {
        home = new PlannedRuns(folder);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--split=rows", "--split=filters", "--split=auto"})
    void anUneditedPlanOfHowCoresShareLayersOutGivesTheSameBytes(String split) throws IOException {
        home.home().run("run", "tiny", "net", "--out", home.place("plain"), "--cores=3", split, "--no-what-if");

        String plan = home.shown("--cores=3", split);
        assertThat(home.run("planned", plan, "--cores=3", split, "--no-what-if").exitCode())
                .isZero();

        assertThat(plan).contains("    split:\n      by: ");
        for (String file : PlannedRuns.RESULTS) {
            assertThat(home.text("planned/" + file)).as(file).isEqualTo(home.text("plain/" + file));
        }
    }

    @Test
    void whatIsEditedOfHowCoresShareLayersOutIsWhatChanges() throws IOException {
        String one =
                "layers: {second: {split: {by: filters, cores: 2}}, global-pool1: {split: {by: nothing, cores: 1}}}\n";
        assertThat(home.run("planned", one, "--cores=3", "--split=rows", "--no-what-if")
                        .exitCode())
                .isZero();

        assertThat(home.plans("planned").get(0)).contains("rows over 3 cores");
        assertThat(home.plans("planned").get(1)).contains("filters over 2 cores");
        assertThat(home.plans("planned").get(2)).contains("on one core");
    }

    @Test
    void whatCannotBeOfHowCoresShareLayersOutIsRefused() {
        assertThat(home.refusal("layers: {second: {split: {by: rows, cores: 4}}}\n", "--cores=3", "--split=auto"))
                .isEqualTo("my/plan.yaml: layers.second.split: by rows over 4 cores: the chip has 3 and the layer goes"
                        + " by rows to 16 at most; expected from 1 to 3");
        assertThat(home.refusal("layers: {second: {output: dram}}\n", "--cores=3", "--split=rows"))
                .isEqualTo("my/plan.yaml: layers.second.output: of layers that cores share out only split can be"
                        + " written; remove it");
        assertThat(home.refusal("layers: {second: {split: {by: rows, cores: 1}}}\n"))
                .startsWith("my/plan.yaml: layers.second.split: each core works off inferences of its own");
        assertThat(home.refusal("layers: {}\n", "--cores=2", "--split=batch", "--batch=2"))
                .startsWith("tiny: a plan from a file is for no run that cores share out by images");
        assertThat(home.home()
                        .run("show", "tiny", "net", "--plan", "--cores=2", "--split=batch", "--batch=2")
                        .err())
                .startsWith("tiny: a plan can be written for cores that each work off inferences of their own");
    }

    @Test
    void aBatchOfFewerImagesThanCoresIsNotDividedByThem() {
        TestHome.Outcome one = home.home().run("run", "tiny", "net", "--cores=2", "--split=batch");
        assertThat(one.exitCode()).isEqualTo(2);
        assertThat(one.err())
                .isEqualTo("tiny: a batch of 1 cannot be divided over 2 cores by its images; expected at least as many"
                        + " images as cores, or another split\n");
    }
}
