package org.ridgepoint.experiment.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ridgepoint.experiment.run.MachineSimulator;

/** A plan that is shown, edited and run. */
class PlanCommandTest {
    private static final String NET = """
            description: a convolution, a pool that reads it, a product
            input: [4, 16, 16]
            layers:
              - {name: first, operator: conv, filters: 16, kernel: 3, pad: 1}
              - {name: second, operator: conv, filters: 16, kernel: 3, pad: 1}
              - {operator: global-pool}
              - {name: classes, operator: linear, width: 10}
            """;
    /** A convolution in one tile. */
    private static final String WHOLE_LAYER = """
            layers:
              second:
                loops:
                  {order: pixel-slabs, slabBlocks: 1, rows: 16, columns: 16, groups: 1, filters: 16, channels: 16,
                   kernel: whole-kernel, winograd: false, inputHeld: local, weightsHeld: local}
            """;

    private static final List<String> RESULTS = List.of("result.json", "layers.csv", "report.html");

    @TempDir
    private Path folder;

    private TestHome home;

    @BeforeEach
    void prepare() {
        home = new TestHome(folder, new MachineSimulator());
        home.write("configs/workloads/net.yaml", NET);
    }

    private String shown(String... more) {
        String[] words = Stream.concat(Stream.of("show", "tiny", "net", "--plan"), Stream.of(more))
                .toArray(String[]::new);
        TestHome.Outcome outcome = home.run(words);
        assertThat(outcome.err()).isEmpty();
        return outcome.out();
    }

    private TestHome.Outcome run(String out, String plan, String... more) {
        home.write("my/plan.yaml", plan);
        return home.run(Stream.concat(
                        Stream.of("run", "tiny", "net", "--out", place(out), "--plan=my/plan.yaml"), Stream.of(more))
                .toArray(String[]::new));
    }

    private String refusal(String plan, String... more) {
        TestHome.Outcome outcome = run("refused", plan, more);
        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.errorLines()).hasSize(1);
        return outcome.err().strip();
    }

    private String text(String file) throws IOException {
        return Files.readString(home.resolve(file));
    }

    @ParameterizedTest
    @CsvSource({"--batch=1", "--batch=4", "--cores=3"})
    void anUneditedPlanGivesTheSameBytes(String option) throws IOException {
        home.run("run", "tiny", "net", "--out", place("plain"), option, "--no-what-if");

        assertThat(run("planned", shown(option), option, "--no-what-if").exitCode())
                .isZero();

        for (String file : RESULTS) {
            assertThat(text("planned/" + file)).as(file).isEqualTo(text("plain/" + file));
        }
        assertThat(text("planned/config.resolved.yaml")).contains("plan:\n  network: net\n");
        assertThat(text("planned/manifest.json")).contains("--plan=plan.yaml", "\"name\": \"my/plan.yaml\"");
        assertThat(home.run("verify", place("planned")).exitCode()).isZero();
    }

    /** What a run would gain from twice of something is what it would gain with the best plan for that. */
    @Test
    void theSameIsSimulatedWithTwiceOfEverything() throws IOException {
        home.write(
                "my/plan.yaml", home.run("show", "tiny", "gemm:8,8,8", "--plan").out());
        home.run("run", "tiny", "gemm:8,8,8", "--out", place("plain"));

        String out = home.run("run", "tiny", "gemm:8,8,8", "--out", place("planned"), "--plan=my/plan.yaml")
                .out();

        assertThat(text("planned/result.json")).isEqualTo(text("plain/result.json"));
        assertThat(out).contains("What if? Each of these was simulated, planned anew");
    }

    @Test
    void whatIsEditedIsWhatChanges() throws IOException {
        String plan = shown();
        String edited = edit(plan, "first", "rows: \\d+", "rows: 3");
        assertThat(edited).isNotEqualTo(plan);

        run("plain", plan, "--no-what-if");
        assertThat(run("planned", edited, "--no-what-if").exitCode()).isZero();

        assertThat(plans("planned").get(0)).contains("tile 3x16 pixels");
        assertThat(plans("plain").get(0)).doesNotContain("tile 3x16 pixels");
        assertThat(plans("planned").subList(1, 4)).isEqualTo(plans("plain").subList(1, 4));
        assertThat(text("planned/config.resolved.yaml"))
                .isEqualTo(edit(text("plain/config.resolved.yaml"), "  first", "rows: \\d+", "rows: 3"));
    }

    @Test
    void whatAPlanLeavesOutIsPlannedAsUsual() throws IOException {
        String one = "layers: {first: {output: dram}, global-pool1: {blocks: 3}}\n";

        assertThat(run("planned", one, "--no-what-if").exitCode()).isZero();

        assertThat(text("planned/result.json")).contains("\"tensor\": \"first\"");
        assertThat(text("planned/result.json").replaceAll("\\s+", " "))
                .containsPattern("\"tensor\": \"first\", \"bytes\": \\d+, \"place\": \"dram\"");
        assertThat(text("planned/layers.csv")).containsPattern("(?m)^global-pool1,.*,3,element by element");
    }

    @Test
    void aPlanMayExtendAnother() throws IOException {
        home.write("my/whole.yaml", shown());

        assertThat(run("planned", "extends: whole.yaml\nlayers: {global-pool1: {blocks: 3}}\n", "--no-what-if")
                        .exitCode())
                .isZero();

        assertThat(text("planned/layers.csv")).containsPattern("(?m)^global-pool1,.*,3,element by element");
        assertThat(text("planned/manifest.json")).contains("my/plan.yaml", "my/whole.yaml");
    }

    @Test
    void whatCannotBeIsRefusedInOneLine() {
        String plan = shown();
        assertThat(refusal(edit(plan, "first", "rows: \\d+", "rows: 99")))
                .isEqualTo("my/plan.yaml: layers.first.loops.rows: 99: the layer has 16 output rows; expected 1 to 16");
        assertThat(refusal(edit(plan, "second", "slabBlocks: \\d+", "slabBlocks: 999")))
                .startsWith("my/plan.yaml: layers.second.loops.slabBlocks: 999: the layer has ");
        assertThat(refusal(plan.replace("  second:", "  secnd:")))
                .isEqualTo("my/plan.yaml: layers.secnd: no layer of this network is called so; did you mean"
                        + " \"second\"?");
        assertThat(refusal(plan.replace("network: net", "network: yolov3")))
                .isEqualTo("my/plan.yaml: network: the plan is for yolov3, not for net; write one with ridgepoint show"
                        + " CHIP net --plan");
        assertThat(refusal(edit(plan, "first", "output: \\w+", "output: nowhere")))
                .isEqualTo("my/plan.yaml: layers.first.output: unknown value \"nowhere\"; expected one of local, bulk,"
                        + " dram");
        assertThat(refusal(edit(plan, "first", "order: \\S+", "oder: pixel-slabs")))
                .isEqualTo("my/plan.yaml: layers.first.loops.oder: unknown key; did you mean \"order\"?");
        assertThat(refusal(edit(plan, "classes", "output: dram", "output: bulk")))
                .isEqualTo("my/plan.yaml: layers.classes.output: bulk: the tensor is the network's, which lies in DRAM;"
                        + " expected dram");
        assertThat(refusal("layers: {first: {blocks: 2}}\n"))
                .isEqualTo("my/plan.yaml: layers.first.blocks: conv is work of the array; expected loops in its place");
        assertThat(refusal("layers: {global-pool1: {blocks: 0}}\n"))
                .isEqualTo("my/plan.yaml: layers.global-pool1.blocks: 0: expected 1 or more");
        assertThat(refusal("layers: {global-pool1: {blocks: 100000}}\n"))
                .isEqualTo(
                        "my/plan.yaml: layers.global-pool1.blocks: 100000: the layer moves 4112 B; expected at most as"
                                + " many blocks");
    }

    @Test
    void whatHasNoRoomIsRefusedWithTheLeastThatWouldDo() {
        String tensor = refusal("layers: {first: {output: bulk}}\n", "--set", "sram.bulk.capacity=4 KiB");
        assertThat(tensor)
                .isEqualTo("my/plan.yaml: layers.first.output: bulk: tensors that are to live there take 4096 B while"
                        + " first runs, which needs 2048 B beside them, and there are 4096 B; sram.bulk.capacity of at"
                        + " least 6144 B would do, or another place");
        String tiles = refusal(WHOLE_LAYER, "--set", "sram.local.capacity=4 KiB");
        assertThat(tiles)
                .isEqualTo(
                        "my/plan.yaml: layers.second.loops: its tiles need 41472 B beside 16 B of tensors and biases,"
                                + " 41488 B in all, and sram.local.capacity is 4096 B; smaller tiles or slabs, less held, or at"
                                + " least 41488 B would do");
        assertThat(refusal(WHOLE_LAYER, "--set", "sram.local.capacity=41472 B")).contains("at least 41488 B would do");
        assertThat(run("runs", WHOLE_LAYER, "--no-what-if", "--set", "sram.local.capacity=41536 B")
                        .exitCode())
                .isZero();
        assertThat(refusal("layers: {global-pool1: {blocks: 1}}\n", "--set", "sram.local.capacity=8 KiB"))
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

        assertThat(refusal(plan, "--batch=4")).isEqualTo("my/plan.yaml: " + says);
    }

    @Test
    void aBatchGoesInTheSlicesThatAreWritten() throws IOException {
        String plan = "slices: [{from: first, to: first, images: 1}, {from: second, to: classes, images: 2}]\n"
                + "layers: {}\n";

        assertThat(run("planned", plan, "--batch=4", "--no-what-if").exitCode()).isZero();

        assertThat(text("planned/result.json").replaceAll("\\s+", " "))
                .contains("\"images\": 1, \"times\": 4", "\"images\": 2, \"times\": 2");
    }

    @Test
    void aSecondNameWithoutPlanAndAPlanWithoutAWorkloadAreRefused() {
        assertThat(home.run("show", "tiny", "net").err()).startsWith("a second name is for --plan");
        assertThat(home.run("show", "tiny", "net", "--diagram").err()).startsWith("a second name is for --plan");
        assertThat(home.run("show", "tiny", "--cores=2").err()).startsWith("--set and --cores are for --plan");
        assertThat(home.run("show", "tiny", "--plan").err()).startsWith("--plan: of which workload?");
        assertThat(home.run("run", "tiny", "net", "--plan=none.yaml").err()).isEqualTo("none.yaml: no such file\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--split=rows", "--split=filters", "--split=auto"})
    void anUneditedPlanOfHowCoresShareLayersOutGivesTheSameBytes(String split) throws IOException {
        home.run("run", "tiny", "net", "--out", place("plain"), "--cores=3", split, "--no-what-if");

        String plan = shown("--cores=3", split);
        assertThat(run("planned", plan, "--cores=3", split, "--no-what-if").exitCode())
                .isZero();

        assertThat(plan).contains("    split:\n      by: ");
        for (String file : RESULTS) {
            assertThat(text("planned/" + file)).as(file).isEqualTo(text("plain/" + file));
        }
    }

    @Test
    void whatIsEditedOfHowCoresShareLayersOutIsWhatChanges() throws IOException {
        String one =
                "layers: {second: {split: {by: filters, cores: 2}}, global-pool1: {split: {by: nothing, cores: 1}}}\n";
        assertThat(run("planned", one, "--cores=3", "--split=rows", "--no-what-if")
                        .exitCode())
                .isZero();

        assertThat(plans("planned").get(0)).contains("rows over 3 cores");
        assertThat(plans("planned").get(1)).contains("filters over 2 cores");
        assertThat(plans("planned").get(2)).contains("on one core");
    }

    @Test
    void whatCannotBeOfHowCoresShareLayersOutIsRefused() {
        assertThat(refusal("layers: {second: {split: {by: rows, cores: 4}}}\n", "--cores=3", "--split=auto"))
                .isEqualTo("my/plan.yaml: layers.second.split: by rows over 4 cores: the chip has 3 and the layer goes"
                        + " by rows to 16 at most; expected from 1 to 3");
        assertThat(refusal("layers: {second: {output: dram}}\n", "--cores=3", "--split=rows"))
                .isEqualTo("my/plan.yaml: layers.second.output: of layers that cores share out only split can be"
                        + " written; remove it");
        assertThat(refusal("layers: {second: {split: {by: rows, cores: 1}}}\n"))
                .startsWith("my/plan.yaml: layers.second.split: each core works off inferences of its own");
        assertThat(refusal("layers: {}\n", "--cores=2", "--split=batch", "--batch=2"))
                .startsWith("tiny: a plan from a file is for no run that cores share out by images");
        assertThat(home.run("show", "tiny", "net", "--plan", "--cores=2", "--split=batch", "--batch=2")
                        .err())
                .startsWith("tiny: a plan can be written for cores that each work off inferences of their own");
    }

    @Test
    void aBatchOfFewerImagesThanCoresIsNotDividedByThem() {
        TestHome.Outcome one = home.run("run", "tiny", "net", "--cores=2", "--split=batch");
        assertThat(one.exitCode()).isEqualTo(2);
        assertThat(one.err())
                .isEqualTo("tiny: a batch of 1 cannot be divided over 2 cores by its images; expected at least as many"
                        + " images as cores, or another split\n");
    }

    private String place(String folderName) {
        return home.resolve(folderName).toString();
    }

    /** By layer, its plan in the report's words. */
    private List<String> plans(String folderName) throws IOException {
        return text(folderName + "/layers.csv")
                .lines()
                .skip(1)
                .map(line -> line.replaceAll(".*,(\\d+,\"?(pixel|filter|element)[^\"]*).*", "$1"))
                .toList();
    }

    /** One layer's first match of a pattern replaced. */
    private static String edit(String plan, String layer, String pattern, String by) {
        int start = plan.indexOf("\n  " + layer + ":\n");
        assertThat(start).as(layer).isPositive();
        return plan.substring(0, start) + plan.substring(start).replaceFirst(pattern, by);
    }
}
