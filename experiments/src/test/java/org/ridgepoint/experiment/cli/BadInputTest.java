package org.ridgepoint.experiment.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ridgepoint.experiment.cli.TestHome.Outcome;

/** What a user can get wrong on the command line: always one line, exit code 2, and nothing left behind. */
class BadInputTest {
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
    void aFileOfThisFolderIsOfferedWhereItsEndingWasLeftOut() {
        home.write("mine.yaml", "extends: tiny\ndescription: mine\n");
        home.write("net.onnx", "");

        input.refused("unknown chip \"mine\"; did you mean mine.yaml in this folder?", "run", "mine", GEMM);
        input.refused("unknown workload \"net\"; did you mean net.onnx in this folder?", "run", "tiny", "net");
        input.refused("nothing is called \"mine\"; did you mean mine.yaml in this folder?", "show", "mine");
    }

    @Test
    void aFileThatGitLeftAPointerForIsCalledOneWhateverItIsFor() {
        String pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a21\nsize 12345\n";
        String says = ": is a Git LFS pointer, not the file itself: fetch it with \"git lfs pull\"";
        String yaml = home.write("my/any.yaml", pointer);
        String csv = home.write("my/net.csv", pointer);

        input.refused("my/any.yaml" + says, "run", yaml, GEMM);
        input.refused("my/any.yaml" + says, "show", yaml);
        input.refused("my/any.yaml" + says, "run", "tiny", yaml);
        input.refused("my/any.yaml" + says, "sweep", yaml);
        input.refused("my/net.csv" + says, "run", "tiny", csv);
        String marked = home.write("my/marked.yaml", "\uFEFF\n\n" + pointer);
        input.refused("my/marked.yaml" + says, "run", "tiny", marked);
    }

    @Test
    void aFileOfAnotherFormatIsCalledWhatItIs() {
        foreign(
                "is in the format of ONNX Runtime (.ort): export the ONNX model that it was made from",
                "net.ort",
                "ORTM");
        foreign("is a TensorFlow Lite model: convert it to ONNX", "net.tflite", "TFL3");
        foreign(
                "is in no format that describes a workload; expected a name that ends in .yaml, .yml, .onnx, .csv",
                "net.bin",
                "????");
    }

    private void foreign(String says, String name, String magic) {
        String file = home.write("my/" + name, "\u0018\0\0\0" + magic + " and more");
        input.refused("my/" + name + ": " + says, "run", "tiny", file);
        input.refused("my/" + name + ": " + says, "show", file);
    }

    @Test
    void whatIsWrongWithCoresIsSaidOfTheOptionThatIsWrong() {
        String chip = "extends: tiny\ndescription: c\ncores: {%s: {count: 2}}\n";
        String dotted = home.write("my/dotted.yaml", chip.formatted("a.b"));
        String tiles = home.write("my/tiles.yaml", chip.formatted("tile"));
        String name = "my/dotted.yaml: cores: a group's name must be of letters, digits, - and _, was \"a.b\"";

        input.refused(name, "run", dotted, GEMM);
        input.refused(name, "run", dotted, GEMM, "--cores", "2");
        input.refused("--cores: must be from 1 to 32, was 0", "run", "tiny", GEMM, "--cores", "0");
        input.refused("--cores: must be from 1 to 32, was 33", "run", tiles, GEMM, "--cores", "33");
        input.refused(
                "--split: expected one of replicas, batch, rows, filters, auto, was \"row\"; did you mean \"rows\"?",
                "run",
                tiles,
                GEMM,
                "--split",
                "row");
        input.refused("--split: tiny has one core; give --cores N, too", "run", "tiny", GEMM, "--split", "rows");
        input.refused(
                "--set cores.dpu.count=3: the chip calls its cores tile; expected cores.tile in place of cores.dpu",
                "run",
                tiles,
                GEMM,
                "--cores",
                "2",
                "--set",
                "cores.dpu.count=3");
        input.refused(
                "--set cores.tile.ownDram=true: ownDram cannot be true without ownBulk: cores that share bulk SRAM share the way to DRAM",
                "run",
                tiles,
                GEMM,
                "--set",
                "cores.tile.ownDram=true");
        assertThat(home.run("run", "tiny", GEMM, "--cores", "2", "--set", "cores.dpu.ownBulk=true")
                        .exitCode())
                .isZero();
    }

    @Test
    void aListThatYamlCutsAtCommasSaysToQuote() {
        String head = "description: s\nchip: tiny\naxes:\n  - ";
        String list = home.write("my/list.yaml", head + "{key: workload, values: [gemm:1,64,64, conv:9,9,8]}\n");
        String zip = home.write("my/zip.yaml", head + "zip: [{key: workload, values: [conv:9,9,8,3x3,8,1]}]\n");
        String map = home.write("my/map.yaml", head + "{key: gemm:1,64,32, values: [1, 2]}\n");
        String twice = home.write("my/twice.yaml", head + "{key: gemm:1,64,64, values: [1, 2]}\n");

        input.refused(
                "my/list.yaml: workload: \"gemm:1\" is cut short, as YAML ends a value at a comma between [ and ];"
                        + " quote it: [\"gemm:1,64,64\"]",
                "sweep",
                list);
        input.refused(
                "my/zip.yaml: workload: \"conv:9\" is cut short, as YAML ends a value at a comma between [ and ];"
                        + " quote it: [\"conv:9,9,8,3x3,8,1\"]",
                "sweep",
                zip);
        input.refused(
                "my/map.yaml: axes[0].64: unknown key; YAML ends a value at a comma between { and }: quote it",
                "sweep",
                map);
        input.refused(
                "my/twice.yaml: axes[0].64: duplicate key on line 4; YAML ends a value at a comma between { and }:"
                        + " quote it",
                "sweep",
                twice);
    }

    @Test
    void unknownNamesAreAnsweredWithTheNearest() {
        input.refused("unknown chip \"tinny\"; did you mean \"tiny\"?", "run", "tinny", GEMM);
        input.refused("unknown chip \"zzzzz\"; expected one of tiny, or a path", "run", "zzzzz", GEMM);
        input.refused("nowhere/chip.yaml: no such file", "run", "nowhere/chip.yaml", GEMM);
        Outcome workload = home.run("run", "tiny", "yolo3");
        input.assertOneLine(workload);
        input.refused("my/none.yaml: no such file", "run", "tiny", "my/none.yaml");
        assertThat(workload.err()).startsWith("unknown workload \"yolo3\"; did you mean \"yolov3\"");
        input.refused(
                "unknown command \"rnu\"; expected one of run, sweep, scenario, compare, merge, cache, memory, sram, footprint, list, show, verify, explain, serve, reproduce, validate, lab, mcp, completion; did you mean \"run\"? "
                        + "(ridgepoint --help shows how)",
                "rnu",
                "tiny");
        input.refused(
                "unknown option \"--inptu\"; did you mean \"--input\"? (ridgepoint run --help shows how)",
                "run",
                "tiny",
                GEMM,
                "--inptu",
                "3");
        input.refused(
                "cannot list \"chip\"; expected one of chips, workloads, memory, controllers, technologies, sweeps, scenarios; did you mean \"chips\"?",
                "list",
                "chip");
        input.refused("nothing is called \"tinny\"; did you mean \"tiny\"?", "show", "tinny");
    }

    @Test
    void sizesThatCannotBeAreRefused() {
        input.refused(
                "yolov3 cannot take an input of 600; it takes multiples of 32 from 32 to 65536, nearest is 608",
                "run",
                "tiny",
                "yolov3",
                "--input",
                "600");
        input.refused(
                "--input: not a size: \"big\"; expected a number such as 608, or ROWSxCOLUMNS",
                "run",
                "tiny",
                "yolov3",
                "--input",
                "big");
        input.refused("--input: must be positive, was 0", "run", "tiny", "yolov3", "--input", "0");
        input.refused(
                "--input: " + GEMM + " states its own sizes; leave --input out", "run", "tiny", GEMM, "--input", "4");
        input.refused("--batch: must be positive, was 0", "run", "tiny", GEMM, "--batch", "0");
        input.refused("--batch: must be positive, was -3", "run", "tiny", GEMM, "--batch", "-3");
        input.refused(
                "--precision: tiny does not compute in int4; expected fp16 or int8",
                "run",
                "tiny",
                GEMM,
                "--precision",
                "int4");
        input.refused("gemm:8,8: found 2 numbers; expected gemm:M,N,K", "run", "tiny", "gemm:8,8");
        input.refused(
                "gemm:8,0,8: N must be a whole number from 1 to 16777216, was \"0\"; expected gemm:M,N,K",
                "run",
                "tiny",
                "gemm:8,0,8");
        input.refused(
                "conv:8,8,3,3,16,1: KHxKW must be two whole numbers with an x between, was \"3\"; "
                        + "expected conv:H,W,C,KHxKW,FILTERS,STRIDE[,PAD]",
                "run",
                "tiny",
                "conv:8,8,3,3,16,1");
        input.refused(
                "conv:8,8,3,9x3,16,1: KH 9 is larger than the padded H 8; "
                        + "expected conv:H,W,C,KHxKW,FILTERS,STRIDE[,PAD]",
                "run",
                "tiny",
                "conv:8,8,3,9x3,16,1");
    }

    @Test
    void missingArgumentsAreNamed() {
        input.refused("missing WORKLOAD (ridgepoint run --help shows how)", "run", "tiny");
        input.refused("missing CHIP and WORKLOAD (ridgepoint run --help shows how)", "run");
        input.refused("unexpected argument \"more\" (ridgepoint run --help shows how)", "run", "tiny", GEMM, "more");
        input.refused(
                "--batch many: expected a whole number (ridgepoint run --help shows how)",
                "run",
                "tiny",
                GEMM,
                "--batch",
                "many");
        input.refused("missing --workload W[@SIZE] (ridgepoint compare --help shows how)", "compare", "tiny");
        input.assertOneLine(home.run("run", "tiny", GEMM, "--batch"));
    }

    @Test
    void whatIsNoResultCannotBeVerified() {
        input.refused("nowhere: no such folder; expected one that a run has written", "verify", "nowhere");
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
}
