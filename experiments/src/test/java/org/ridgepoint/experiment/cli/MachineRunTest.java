package org.ridgepoint.experiment.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ridgepoint.experiment.cli.TestHome.Outcome;
import org.ridgepoint.experiment.config.ConfigFile;
import org.ridgepoint.experiment.config.YamlNode;
import org.ridgepoint.experiment.run.MachineSimulator;

/** The whole program, from the words of the command to the bytes of the files, on the real machine. */
class MachineRunTest {
    private static final String CONVOLUTION = "conv:14,14,16,3x3,32,1,1";

    @TempDir
    Path folder;

    private TestHome home;

    @BeforeEach
    void makeHome() {
        home = new TestHome(folder, new MachineSimulator());
    }

    @Test
    void theResultHoldsEveryPromisedKey() throws IOException {
        Map<String, YamlNode> result = result(CONVOLUTION);

        assertThat(result.keySet())
                .contains(
                        "chip",
                        "workload",
                        "batch",
                        "precision",
                        "latencySeconds",
                        "inferencesPerSecond",
                        "cycles",
                        "peakTops",
                        "achievedTops",
                        "utilization",
                        "cycleShare",
                        "dramBytes",
                        "compulsoryDramBytes",
                        "dramChannels",
                        "energyJoules",
                        "totalEnergyJoules",
                        "sumModelSeconds",
                        "rooflineSeconds",
                        "shapeLimitSeconds",
                        "bound",
                        "layers");
        assertThat(entries(((YamlNode.Sequence) result.get("layers")).elements().get(0))
                        .keySet())
                .contains("name", "operator", "macs", "arrayCycles", "elapsedCycles", "dramBytes", "bound");
        assertThat(sum(result.get("cycleShare"))).isBetween(1 - 1e-12, 1 + 1e-12);
        assertThat(sum(result.get("energyJoules")))
                .isCloseTo(number(result.get("totalEnergyJoules")), Offset.offset(1e-15));
    }

    @Test
    void printedSharesOfCyclesSumToExactlyOneHundred() {
        String report = home.run("run", "tiny", CONVOLUTION).out();
        String section = report.substring(report.indexOf("Where the array"), report.indexOf("DRAM:"));
        BigDecimal sum = BigDecimal.ZERO;
        for (Matcher share = Pattern.compile("([0-9.]+) %").matcher(section); share.find(); ) {
            sum = sum.add(new BigDecimal(share.group(1)));
        }

        assertThat(sum).isEqualByComparingTo("100.0");
    }

    @Test
    void runsSideBySideInOneJvmGiveTheBytesOfARunAlone() throws IOException {
        home.run("run", "tiny", CONVOLUTION, "--out", home.resolve("alone").toString());

        List<Integer> exitCodes = IntStream.range(0, 8)
                .parallel()
                .mapToObj(i -> home.run(
                        "run",
                        "tiny",
                        CONVOLUTION,
                        "--out",
                        home.resolve("beside" + i).toString()))
                .map(Outcome::exitCode)
                .toList();

        assertThat(exitCodes).containsOnly(0);
        for (int i = 0; i < exitCodes.size(); i++) {
            for (String file :
                    List.of("result.json", "layers.csv", "report.html", "manifest.json", "config.resolved.yaml")) {
                assertThat(home.resolve("beside" + i + "/" + file))
                        .hasSameBinaryContentAs(home.resolve("alone/" + file));
            }
        }
        assertThat(home.run("verify", home.resolve("alone").toString()).exitCode())
                .isZero();
    }

    @Test
    void runsThatWriteToOneFolderAtOnceLeaveOneWholeResult() {
        String out = home.resolve("shared").toString();

        List<Outcome> outcomes = IntStream.range(0, 8)
                .parallel()
                .mapToObj(i -> home.run("run", "tiny", "gemm:8,8,8", "--out", out))
                .toList();

        assertThat(outcomes).allSatisfy(outcome -> assertThat(outcome.err()).isEmpty());
        assertThat(TestHome.filesBelow(home.resolve("shared"))).hasSize(5);
        assertThat(TestHome.filesBelow(folder)).noneMatch(name -> name.startsWith("."));
    }

    @Test
    void aTrainingStepIsToldFromAnInference() {
        Outcome outcome =
                home.run("run", "tiny", "conv:8,8,8,3x3,8,1,1", "--training", "--batch", "2", "--precision", "fp16");

        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.out())
                .startsWith("training step of conv:8,8,8,3x3,8,1,1 on tiny, fp16, batch 2\n")
                .contains("samples per second", "per sample", "results/runs/tiny-conv-8-8-8-3x3-8-1-1-training-")
                .doesNotContain("inference");
    }

    @Test
    void whatTheMachineRefusesIsOneLineForTheUser() {
        refused("tiny: sram.local.capacity: ", "would do", "--set", "sram.local.capacity=64 B");
        refused(
                "tiny: the workload needs max-pool, and there is no host to run it; " + "add the key \"host\"",
                "",
                "--set",
                "vector.unsupported=[max-pool]");
        refused(
                "--set link.latency=100000000000 cycles: latency must be at most 100000 cycles",
                "was 100000000000 cycles",
                "--set",
                "link.latency=100000000000 cycles");
        refused("--set array.clock=0 Hz: frequency must be positive, was 0 Hz", "", "--set", "array.clock=0 Hz");
        refused("tiny: array.accumulators: 2 B is too small ", " would do", "--set", "array.accumulators=2 B");
        refused("--set dram.width=24 bits: channel width must be a multiple of ", "", "--set", "dram.width=24 bits");
        refused("--set dram.addressMap=nonsense: unknown address field ", "", "--set", "dram.addressMap=nonsense");
    }

    /** A depthwise convolution, of which the array makes one channel in one column at a time. */
    @Test
    void aChipMaySayThatItsVectorUnitCannotConvolve() throws IOException {
        String network = home.write("my/depthwise.yaml", """
                description: one filter a channel
                input: [8, 16, 16]
                layers:
                  - {operator: conv, filters: 8, kernel: 3, pad: 1, groups: 8}
                """);
        String chip = home.chipWith("{lanes: 8}", "{lanes: 64, unsupported: [conv]}");

        assertThat(planOf(network, "tiny", "--set", "vector.lanes=64")).startsWith("on the vector unit");
        assertThat(planOf(network, chip)).doesNotContain("on the vector unit");
        assertThat(planOf(network, "tiny", "--set", "vector.lanes=64", "--set", "vector.unsupported=[conv]"))
                .isEqualTo(planOf(network, chip));
    }

    private String planOf(String network, String chip, String... options) throws IOException {
        String out = home.resolve("out").toString();
        String[] words = {"run", chip, network, "--out", out};
        Outcome outcome = home.run(Stream.of(words, options).flatMap(Stream::of).toArray(String[]::new));
        assertThat(outcome.err()).isEmpty();
        YamlNode layers = ConfigFile.parse(Files.readString(home.resolve("out/result.json")), "result.json")
                .entries()
                .get("layers");
        return ((YamlNode.Scalar)
                        entries(((YamlNode.Sequence) layers).elements().get(0)).get("plan"))
                .text();
    }

    @Test
    void aLayerOfTheVectorUnitAloneNeedsRoomInLocalSramToo() {
        String network = home.write(
                "my/softmax.yaml", "description: one function\ninput: [64, 64]\nlayers:\n  - {operator: softmax}\n");
        Outcome outcome = home.run("run", "tiny", network, "--set", "sram.local.capacity=2 KiB");

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err())
                .isEqualTo("tiny: sram.local.capacity: 2048 B is too small for any tiling of layer softmax1; at least"
                        + " 4096 B would do\n");
    }

    @Test
    void aNetworkLargerThanDramIsRefusedWithTheBytesThatItTakes() {
        Outcome outcome = home.run("run", "tiny", "gemm:8,65536,65536");

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err())
                .startsWith(
                        "tiny: dram: weights and tensors take 4296015872 B, but dram.channels: 1 and dram.ranks: 1 hold ");
    }

    @Test
    void theLinkToTheHostHasTheBandwidthThatTheFileStates() throws IOException {
        double slow = hostedSeconds("bandwidth: 250 MB/s");
        double twiceAsFast = hostedSeconds("bandwidth: 500 MB/s");

        double savedOneWay =
                64 * 1024 * (1 / 250e6 - 1 / 500e6); // the two ways overlap but for a first and a last block
        assertThat(slow - twiceAsFast).isBetween(savedOneWay, 2 * savedOneWay);
    }

    @Test
    void packetsOfPciExpressTakeTheirHeadersAlong() throws IOException {
        double plain = hostedSeconds("bandwidth: 500 MB/s");
        double packed = hostedSeconds("pcie: {generation: 2, lanes: 1, payload: 128 B, overhead: 64 B}");

        double headersOneWay = 64 * 1024 / 128 * 64 / 500e6;
        assertThat(packed - plain).isBetween(headersOneWay, 2 * headersOneWay);
    }

    private double hostedSeconds(String link) throws IOException {
        String chip = home.chipWith(
                "staticPower:", "host: {operationsPerSecond: 1e12, " + link + ", latency: 10 ns}\nstaticPower:");
        String network = home.write(
                "my/net.yaml",
                "description: one function\ninput: [64, 32, 32]\nlayers:\n  - {operator: activation, activation: tanh}\n");
        home.run("run", chip, network, "--set", "vector.unsupported=[tanh]", "--out", folder + "/out");
        Map<String, YamlNode> result = ConfigFile.parse(
                        Files.readString(home.resolve("out/result.json")), "result.json")
                .entries();
        return number(result.get("latencySeconds"));
    }

    private void refused(String start, String end, String option, String value) {
        String network = home.write("my/net.yaml", """
                description: a convolution and a pool
                input: [8, 16, 16]
                layers:
                  - {operator: conv, filters: 8, kernel: 3}
                  - {operator: max-pool, kernel: 2}
                """);
        Outcome outcome = home.run("run", "tiny", network, option, value);

        assertThat(outcome.errorLines()).hasSize(1);
        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.errorLines().get(0)).startsWith(start).endsWith(end);
        assertThat(home.resolve("results")).doesNotExist();
    }

    private Map<String, YamlNode> result(String workload) throws IOException {
        String out = home.resolve("out").toString();
        home.run("run", "tiny", workload, "--out", out);
        return ConfigFile.parse(Files.readString(home.resolve("out/result.json")), "result.json")
                .entries();
    }

    private static Map<String, YamlNode> entries(YamlNode node) {
        return ((YamlNode.Mapping) node).entries();
    }

    private static double number(YamlNode node) {
        return Double.parseDouble(((YamlNode.Scalar) node).text());
    }

    private static double sum(YamlNode node) {
        return entries(node).values().stream()
                .mapToDouble(MachineRunTest::number)
                .sum();
    }
}
