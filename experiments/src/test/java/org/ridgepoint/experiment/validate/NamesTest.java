package org.ridgepoint.experiment.validate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ridgepoint.experiment.config.Home;
import org.ridgepoint.experiment.workload.Workloads;
import org.ridgepoint.workload.zoo.ModelZoo;

/** Names as people write them find what is meant, with the books that come with the program. */
class NamesTest {
    private static final Home HOME = new Home(Path.of("..").toAbsolutePath());
    private final Questions questions =
            new Questions(NameBooks.of(HOME), new Workloads(ModelZoo.standard(), HOME), HOME);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ResNet-50 v1.5|224|resnet50",
                "resnet50|224|resnet50",
                "ResNet-50 7.7G|224|resnet50-v1",
                "YOLOv3@608||yolov3@608",
                "yolov3 158.10G|608|yolov3@608",
                "yolov3_416 65.94G|416|yolov3@416",
                "YOLO v3|-|yolov3",
                "GEMM 4096x7000x4096|-|gemm:4096,7000,4096",
                "conv W56 H56 C128 N8 K256 3x3 s1|-|conv:56,56,128,3x3,256,1,1",
                "AlexNet CONV1|227|conv:227,227,3,11x11,96,4,0",
                "VGG-16 30.96G|224|vgg16@224",
                "bert-base|seq 128|bert-base@128",
                "ResNet-50 v1.5 training (PyTorch)|224|resnet50",
                "gemm:8,8,8||gemm:8,8,8",
            })
    void aNetworkIsFoundHoweverItIsWritten(String model, String input, String meant) {
        Question question = questions.of(row("tpu v1", model, input == null ? "" : input));

        assertThat(question.why()).isEmpty();
        String[] nameAndSize = meant.split("@");
        assertThat(question.ask().orElseThrow().request().workload().name()).isEqualTo(nameAndSize[0]);
        if (nameAndSize.length > 1) {
            assertThat(question.ask().orElseThrow().request().workload().input().map(Object::toString))
                    .contains(nameAndSize[1]);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ZCU104 2xB4096@300 all threads|Xilinx DPU",
                "KV260 1xB4096@300 one thread|Xilinx DPU",
                "NVDLA 512 MAC 10 GB/s|NVDLA",
                "T4|GPUs",
                "tpu-v1|TPU v1",
                "Xavier NX MaxQ (GPU 854.25 MHz)|Jetson",
                "classroom|Chips by their files",
                "inferx-x1|InferX X1",
                "a chip that nobody made|Chips by their files",
            })
    void aChipHasAFamily(String chip, String family) {
        assertThat(questions.family(chip)).isEqualTo(family);
    }

    @Test
    void everyRowThatComesWithTheProgramIsAskedOrRefusedWithAReason() {
        List<Measurement> rows = RowsFile.ofProgram(HOME);

        assertThat(rows).hasSizeGreaterThan(400);
        assertThat(rows.stream().map(Measurement::id)).doesNotHaveDuplicates();
        assertThat(rows).allSatisfy(row -> {
            Question question = questions.of(row);
            assertThat(question.ask().isPresent()).isEqualTo(question.why().isEmpty());
            assertThat(question.why()).as(row.id()).doesNotStartWith("unknown chip");
            assertThat(row.text("source")).isNotEmpty();
            assertThat(row.text("status")).matches("C2?|D|R");
        });
    }

    @Test
    void aMetricOfDecodingTakesTheNetworkOfThatPhase() {
        Map<String, String> fields =
                Map.of("chip", "tpu v1", "model", "Llama-2-7B", "metric", "decode", "unit", "token_per_s");

        assertThat(questions
                        .of(new Measurement(fields))
                        .ask()
                        .orElseThrow()
                        .request()
                        .workload()
                        .name())
                .isEqualTo("llama-2-7b-decode");
        assertThat(questions
                        .of(row("tpu v1", "Llama-2-7B", "128 tokens"))
                        .ask()
                        .orElseThrow()
                        .request()
                        .workload()
                        .name())
                .isEqualTo("llama-2-7b");
    }

    @Test
    void theOperationsThatARowStatesTellVariantsApart() {
        for (String[] each : new String[][] {
            {"ResNet-50 v1 6.97G", "resnet50-slim"}, {"ResNet-50 7.7G", "resnet50-v1"}, {"ResNet-50 8.2G", "resnet50"}
        }) {
            assertThat(questions
                            .of(row("KV260 1xB4096@300 all threads", each[0], "224"))
                            .ask()
                            .orElseThrow()
                            .request()
                            .workload()
                            .name())
                    .isEqualTo(each[1]);
        }
    }

    /** Of the boards that a name fits, the one whose file can answer the metric. */
    @Test
    void aBoardIsChosenByTheMetricToo() {
        Question.Ask kernel = gpu("A100 80GB", "GEMM 64x64x64", "time", "ms", "-");
        Question.Ask network = gpu("A100 80GB", "ResNet-50", "throughput", "fps", "8");

        assertThat(kernel.request().settings()).isEmpty();
        assertThat(network.request().settings()).containsExactly("vector.fuses=[]");
        assertThat(questions
                        .of(new Measurement(Map.of(
                                "chip", "A100 80GB", "model", "ResNet-50", "metric", "training_time", "unit", "s")))
                        .why())
                .isNotEmpty();
    }

    @Test
    void aRateOfALargeBatchIsSimulatedOfFewerImagesAndALatencyIsNot() {
        assertThat(gpu("T4", "ResNet-50", "throughput", "fps", "256").batch()).isEqualTo(8);
        assertThat(gpu("T4", "ResNet-50", "throughput", "fps", "4").batch()).isEqualTo(4);
        assertThat(gpu("T4", "ResNet-50", "latency", "ms", "256").batch()).isEqualTo(256);
    }

    private Question.Ask gpu(String chip, String model, String metric, String unit, String batch) {
        return questions
                .of(new Measurement(Map.of(
                        "chip", chip, "model", model, "metric", metric, "unit", unit, "batch", batch, "input", "-")))
                .ask()
                .orElseThrow();
    }

    @Test
    void aSettingWhoseGroupFoundNothingIsLeftOut() {
        String pattern = "chip(@(?<mhz>\\d+))?";

        assertThat(Names.filled(
                        "{mhz} MHz", Names.match(pattern, List.of("chip@300")).orElseThrow()))
                .contains("300 MHz");
        assertThat(Names.filled(
                        "{mhz} MHz", Names.match(pattern, List.of("chip")).orElseThrow()))
                .isEmpty();
    }

    private static Measurement row(String chip, String model, String input) {
        return new Measurement(Map.of("chip", chip, "model", model, "input", input, "metric", "latency", "unit", "ms"));
    }
}
