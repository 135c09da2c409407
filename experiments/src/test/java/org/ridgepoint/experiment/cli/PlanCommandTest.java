package org.ridgepoint.experiment.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A plan that is shown, edited and run. */
class PlanCommandTest {
    /** A convolution in one tile. */
    private static final String WHOLE_LAYER = """
            layers:
              second:
                loops:
                  {order: pixel-slabs, slabBlocks: 1, rows: 16, columns: 16, groups: 1, filters: 16, channels: 16,
                   kernel: whole-kernel, winograd: false, inputHeld: local, weightsHeld: local}
            """;

    @TempDir
    private Path folder;

    private PlannedRuns home;

    @BeforeEach
    void prepare() {
        home = new PlannedRuns(folder);
    }

    @ParameterizedTest
    @CsvSource({"--batch=1", "--batch=4", "--cores=3"})
    void anUneditedPlanGivesTheSameBytes(String option) throws IOException {
        home.home().run("run", "tiny", "net", "--out", home.place("plain"), option, "--no-what-if");

        assertThat(home.run("planned", home.shown(option), option, "--no-what-if")
                        .exitCode())
                .isZero();

        for (String file : PlannedRuns.RESULTS) {
            assertThat(home.text("planned/" + file)).as(file).isEqualTo(home.text("plain/" + file));
        }
        assertThat(home.text("planned/config.resolved.yaml")).contains("plan:\n  network: net\n");
        assertThat(home.text("planned/manifest.json")).contains("--plan=plan.yaml", "\"name\": \"my/plan.yaml\"");
        assertThat(home.home().run("verify", home.place("planned")).exitCode()).isZero();
    }

    /** What a run would gain from twice of something is what it would gain with the best plan for that. */
    @Test
    void theSameIsSimulatedWithTwiceOfEverything() throws IOException {
        home.home()
                .write(
                        "my/plan.yaml",
                        home.home().run("show", "tiny", "gemm:8,8,8", "--plan").out());
        home.home().run("run", "tiny", "gemm:8,8,8", "--out", home.place("plain"));

        String out = home.home()
                .run("run", "tiny", "gemm:8,8,8", "--out", home.place("planned"), "--plan=my/plan.yaml")
                .out();

        assertThat(home.text("planned/result.json")).isEqualTo(home.text("plain/result.json"));
        assertThat(out).contains("What if? Each of these was simulated, planned anew");
    }

    @Test
    void whatIsEditedIsWhatChanges() throws IOException {
        String plan = home.shown();
        String edited = edit(plan, "first", "rows: \\d+", "rows: 3");
        assertThat(edited).isNotEqualTo(plan);

        home.run("plain", plan, "--no-what-if");
        assertThat(home.run("planned", edited, "--no-what-if").exitCode()).isZero();

        assertThat(home.plans("planned").get(0)).contains("tile 3x16 pixels");
        assertThat(home.plans("plain").get(0)).doesNotContain("tile 3x16 pixels");
        assertThat(home.plans("planned").subList(1, 4))
                .isEqualTo(home.plans("plain").subList(1, 4));
        assertThat(home.text("planned/config.resolved.yaml"))
                .isEqualTo(edit(home.text("plain/config.resolved.yaml"), "  first", "rows: \\d+", "rows: 3"));
    }

    @Test
    void whatAPlanLeavesOutIsPlannedAsUsual() throws IOException {
        String one = "layers: {first: {output: dram}, global-pool1: {blocks: 3}}\n";

        assertThat(home.run("planned", one, "--no-what-if").exitCode()).isZero();

        assertThat(home.text("planned/result.json")).contains("\"tensor\": \"first\"");
        assertThat(home.text("planned/result.json").replaceAll("\\s+", " "))
                .containsPattern("\"tensor\": \"first\", \"bytes\": \\d+, \"place\": \"dram\"");
        assertThat(home.text("planned/layers.csv")).containsPattern("(?m)^global-pool1,.*,3,element by element");
    }

    @Test
    void aPlanMayExtendAnother() throws IOException {
        home.home().write("my/whole.yaml", home.shown());

        assertThat(home.run("planned", "extends: whole.yaml\nlayers: {global-pool1: {blocks: 3}}\n", "--no-what-if")
                        .exitCode())
                .isZero();

        assertThat(home.text("planned/layers.csv")).containsPattern("(?m)^global-pool1,.*,3,element by element");
        assertThat(home.text("planned/manifest.json")).contains("my/plan.yaml", "my/whole.yaml");
    }

    @Test
    void whatCannotBeIsRefusedInOneLine() {
        String plan = home.shown();
        assertThat(home.refusal(edit(plan, "first", "rows: \\d+", "rows: 99")))
                .isEqualTo("my/plan.yaml: layers.first.loops.rows: 99: the layer has 16 output rows; expected 1 to 16");
        assertThat(home.refusal(edit(plan, "second", "slabBlocks: \\d+", "slabBlocks: 999")))
                .startsWith("my/plan.yaml: layers.second.loops.slabBlocks: 999: the layer has ");
        assertThat(home.refusal(plan.replace("  second:", "  secnd:")))
                .isEqualTo("my/plan.yaml: layers.secnd: no layer of this network is called so; did you mean"
                        + " \"second\"?");
        assertThat(home.refusal(plan.replace("network: net", "network: yolov3")))
                .isEqualTo("my/plan.yaml: network: the plan is for yolov3, not for net; write one with ridgepoint show"
                        + " CHIP net --plan");
        assertThat(home.refusal(edit(plan, "first", "output: \\w+", "output: nowhere")))
                .isEqualTo("my/plan.yaml: layers.first.output: unknown value \"nowhere\"; expected one of local, bulk,"
                        + " dram");
        assertThat(home.refusal(edit(plan, "first", "order: \\S+", "oder: pixel-slabs")))
                .isEqualTo("my/plan.yaml: layers.first.loops.oder: unknown key; did you mean \"order\"?");
        assertThat(home.refusal(edit(plan, "classes", "output: dram", "output: bulk")))
                .isEqualTo("my/plan.yaml: layers.classes.output: bulk: the tensor is the network's, which lies in DRAM;"
                        + " expected dram");
        assertThat(home.refusal("layers: {first: {blocks: 2}}\n"))
                .isEqualTo("my/plan.yaml: layers.first.blocks: conv is work of the array; expected loops in its place");
        assertThat(home.refusal("layers: {global-pool1: {blocks: 0}}\n"))
                .isEqualTo("my/plan.yaml: layers.global-pool1.blocks: 0: expected 1 or more");
        assertThat(home.refusal("layers: {global-pool1: {blocks: 100000}}\n"))
                .isEqualTo(
                        "my/plan.yaml: layers.global-pool1.blocks: 100000: the layer moves 4112 B; expected at most as"
                                + " many blocks");
    }

    @Test
    void whatHasNoRoomIsRefusedWithTheLeastThatWouldDo() {
        String tensor = home.refusal("layers: {first: {output: bulk}}\n", "--set", "sram.bulk.capacity=4 KiB");
        assertThat(tensor)
                .isEqualTo("my/plan.yaml: layers.first.output: bulk: tensors that are to live there take 4096 B while"
                        + " first runs, which needs 2048 B beside them, and there are 4096 B; sram.bulk.capacity of at"
                        + " least 6144 B would do, or another place");
        String tiles = home.refusal(WHOLE_LAYER, "--set", "sram.local.capacity=4 KiB");
        assertThat(tiles)
                .isEqualTo(
                        "my/plan.yaml: layers.second.loops: its tiles need 41472 B beside 16 B of tensors and biases,"
                                + " 41488 B in all, and sram.local.capacity is 4096 B; smaller tiles or slabs, less held, or at"
                                + " least 41488 B would do");
        assertThat(home.refusal(WHOLE_LAYER, "--set", "sram.local.capacity=41472 B"))
                .contains("at least 41488 B would do");
        assertThat(home.run("runs", WHOLE_LAYER, "--no-what-if", "--set", "sram.local.capacity=41536 B")
                        .exitCode())
                .isZero();
        assertThat(home.refusal("layers: {global-pool1: {blocks: 1}}\n", "--set", "sram.local.capacity=8 KiB"))
                .startsWith("my/plan.yaml: layers.global-pool1.blocks: 1: so few are too large for their share of local"
                        + " SRAM (sram.local.capacity, 8192 B)")
                .endsWith("at least 3 would do");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "first | second | 2 | slices[0].to: second: layers behind it are in no slice; expected classes",
                "second | classes | 2 | slices[0].from: second: slices follow each other; expected first",
                "first | clases | 2 | slices[0].to: no layer of this network is called so; did you mean \"classes\"?",
                "first | classes | 3 | slices[0].images: 3: as many images do not fill 4; expected a number that divides it",
                "first | classes | 0 | slices[0].images: 0: as many images do not fill 4; expected a number that divides it"
            })
    void slicesThatCannotBeAreRefused(String from, String to, int images, String says) {
        String plan = "slices: [{from: " + from + ", to: " + to + ", images: " + images + "}]\nlayers: {}\n";

        assertThat(home.refusal(plan, "--batch=4")).isEqualTo("my/plan.yaml: " + says);
    }

    @Test
    void aBatchGoesInTheSlicesThatAreWritten() throws IOException {
        String plan = "slices: [{from: first, to: first, images: 1}, {from: second, to: classes, images: 2}]\n"
                + "layers: {}\n";

        assertThat(home.run("planned", plan, "--batch=4", "--no-what-if").exitCode())
                .isZero();

        assertThat(home.text("planned/result.json").replaceAll("\\s+", " "))
                .contains("\"images\": 1, \"times\": 4", "\"images\": 2, \"times\": 2");
    }

    @Test
    void aSecondNameWithoutPlanAndAPlanWithoutAWorkloadAreRefused() {
        assertThat(home.home().run("show", "tiny", "net").err()).startsWith("a second name is for --plan");
        assertThat(home.home().run("show", "tiny", "net", "--diagram").err()).startsWith("a second name is for --plan");
        assertThat(home.home().run("show", "tiny", "--cores=2").err()).startsWith("--set and --cores are for --plan");
        assertThat(home.home().run("show", "tiny", "--plan").err()).startsWith("--plan: of which workload?");
        assertThat(home.home().run("run", "tiny", "net", "--plan=none.yaml").err())
                .isEqualTo("none.yaml: no such file\n");
    }

    /** One layer's first match of a pattern replaced. */
    private static String edit(String plan, String layer, String pattern, String by) {
        int start = plan.indexOf("\n  " + layer + ":\n");
        assertThat(start).as(layer).isPositive();
        return plan.substring(0, start) + plan.substring(start).replaceFirst(pattern, by);
    }
}
