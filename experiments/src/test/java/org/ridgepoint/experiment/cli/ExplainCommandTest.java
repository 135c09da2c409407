package org.ridgepoint.experiment.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ridgepoint.experiment.cli.TestHome.Outcome;
import org.ridgepoint.experiment.run.MachineSimulator;
import org.ridgepoint.experiment.run.Simulator;

class ExplainCommandTest {
    private static final String PRODUCT = "gemm:1,512,512";

    @TempDir
    Path folder;

    private TestHome home;
    private String result;

    /** The machine for the run, and paper for the ResNet-50 beside it, which would take seconds. */
    @BeforeEach
    void makeRun() {
        Simulator machine = new MachineSimulator();
        Simulator paper = new PaperSimulator();
        home = new TestHome(
                folder,
                (chip, graph, options, listener) ->
                        (graph.nodes().size() > 20 ? paper : machine).run(chip, graph, options, listener));
        result = home.resolve("out").toString();
        home.run("run", "tiny", PRODUCT, "--out", result);
    }

    @Test
    void aLayerBelowTheRidgePointIsExplainedByItsBytes() {
        Outcome outcome = home.run("explain", result);

        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.out())
                .contains(
                        "gemm:1,512,512 on tiny, int8, batch 1, explained",
                        "One layer: 1 of 1, linear1",
                        "That is its ridge point.",
                        "below the ridge point, so DRAM is its roof",
                        "of the cycles multiply and add: the work itself",
                        "Would ResNet-50 at 224 have told you?");
        assertThat(outcome.out().lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(100));
    }

    @Test
    void whatIfIsWhatARunWithThatChangeTakes() {
        String explained = home.run("explain", result).out();
        String doubled =
                home.run("run", "tiny", PRODUCT, "--set", "array.clock=1 GHz").out();
        Matcher latency = Pattern.compile("latency +([0-9.]+ [a-z]*s) ").matcher(doubled);

        assertThat(latency.find()).isTrue();
        assertThat(explained)
                .containsPattern("twice the clock of array and SRAM +" + Pattern.quote(latency.group(1)) + " ");
    }

    @Test
    void aLayerThatIsNotThereAndAFolderThatIsNoResultAreOneLine() {
        assertThat(home.run("explain", result, "--layer", "lineer1").err())
                .isEqualTo("--layer lineer1: no such layer; expected a name of layers.csv, or a number from 1 to 1;"
                        + " did you mean \"linear1\"?\n");
        assertThat(home.run("explain", result, "--layer", "2").exitCode()).isEqualTo(2);
        assertThat(home.run("explain", home.resolve("nothing").toString()).err())
                .endsWith("nothing: no such folder; expected one that a run has written\n");
    }
}
