package org.ridgepoint.experiment.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ridgepoint.experiment.config.Binder;
import org.ridgepoint.experiment.config.ConfigFile;
import org.ridgepoint.experiment.config.Home;
import org.ridgepoint.experiment.config.UserError;
import org.ridgepoint.workload.graph.Graph;
import org.ridgepoint.workload.op.Precision;
import org.ridgepoint.workload.zoo.ModelZoo;

class WorkloadFileTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "lenet-5, 61706, 416520",
        "alexnet-scale-sim, 62367776, 1135256096",
        "attention-products, 7077888, 905969664",
        "resnet50-2mp, 25530472, 170160373760",
        "bert-base-384, 109482240, 35333406720"
    })
    void everyExampleIsTheNetworkThatItSays(String name, long parameters, long macs) {
        Graph graph = shipped(name).graph(Precision.INT8);

        assertThat(graph.parameterElements()).isEqualTo(parameters);
        assertThat(graph.macs()).isEqualTo(macs);
    }

    @Test
    void aNetworkOfTheZooComesWithItsParameters() throws IOException {
        String file = "description: x\nnetwork: resnet50\ninputSize: 96x64\nbatch: 2\nprecision: fp16\n";

        Workload workload = load(file, request(Optional.empty(), Optional.empty(), GraphOptions.NONE));

        assertThat(workload.name()).isEqualTo("resnet50");
        assertThat(workload.input()).contains(new InputSize(96, 64));
        assertThat(workload.batch()).isEqualTo(2);
        assertThat(workload.wanted()).isEqualTo(Precision.FP16);
        assertThat(workload.graph(Precision.INT8).inputs().get(0).shape()).hasToString("2x3x96x64");
    }

    @Test
    void theSizeOfANetworkOfTheZooMayFollowItsName() throws IOException {
        WorkloadRequest asStated = request(Optional.empty(), Optional.empty(), GraphOptions.NONE);

        assertThat(load("network: resnet50@96\n", asStated).input()).contains(new InputSize(96, 96));
        assertThatThrownBy(() -> load("network: resnet50@96\ninputSize: 64\n", asStated))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("expected one size");
    }

    @Test
    void optionsWinOverTheFile() throws IOException {
        String file = "description: x\nnetwork: resnet50\ninputSize: 96\nbatch: 8\ntraining: {microBatches: 4}\n";
        TrainingOptions two = new TrainingOptions(Optional.empty(), Optional.of(2), Optional.empty());
        GraphOptions inTwo = new GraphOptions(Map.of(), false, Optional.empty(), Optional.of(two));

        Workload asStated = load(file, request(Optional.empty(), Optional.empty(), GraphOptions.NONE));
        Workload other = load(file, request(Optional.of(new InputSize(64, 64)), Optional.of(6), inTwo));

        assertThat(asStated.batch()).isEqualTo(8);
        assertThat(asStated.content().graph().inputs().get(0).shape()).hasToString("2x3x96x96");
        assertThat(asStated.wanted()).isEqualTo(Precision.BF16);
        assertThat(other.batch()).isEqualTo(6);
        assertThat(other.content().graph().inputs().get(0).shape()).hasToString("3x3x64x64");
    }

    @Test
    void aTopologyLiesBesideItsFileAndTakesABatch() throws IOException {
        Files.writeString(folder.resolve("layers.csv"), "Layer, M, N, K,\none, 4, 5, 6,\ntwo, 7, 8, 9,\n");

        Workload workload = load(
                "description: x\nmodel: layers.csv\n", request(Optional.empty(), Optional.of(3), GraphOptions.NONE));

        assertThat(workload.name()).isEqualTo("layers");
        assertThat(workload.graph(Precision.INT8).macs()).isEqualTo(3 * (4 * 5 * 6 + 7 * 8 * 9));
        assertThat(workload.batch()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sources: [x]|net.yaml: expected one of network, model and layers, found none",
                "network: vgg16; model: a.onnx|net.yaml: expected one of network, model and layers, found several",
                "network: vgg16; layers: []|net.yaml: expected one of network, model and layers, found several",
                "network: vgg61|net.yaml: network: unknown network \"vgg61\"; did you mean \"vgg16\"",
                "network: vgg16; input: [3, 4, 4]|net.yaml: input and layers belong together",
                "network: vgg16; values: {a: [1]}|net.yaml: values: has no effect without an ONNX model; remove it",
                "network: vgg16; dims: {a: 1}|net.yaml: dims: has no effect without an ONNX model; remove it",
                "model: a.onnx; inputSize: 3|net.yaml: inputSize: has no effect without network; remove it",
                "model: a.onnx; batch: 3|net.yaml: batch: has no effect on an ONNX model; bind its dimension under dims",
                "model: a.csv|a.csv: no such file",
                "network: vgg16; batch: 0|net.yaml: batch: must be positive, was 0",
                "network: vgg16; inputSize: 3xx|net.yaml: inputSize: not a size: \"3xx\"; expected a number such as 608",
                "network: vgg16; training: {optimiser: lion}|net.yaml: training.optimiser: unknown value \"lion\"",
                "network: vgg16; training: {microBatches: 3}|--micro-batches: a batch of 1 cannot be cut into 3"
            })
    void mistakesNameTheFileAndTheKey(String keys, String message) {
        String file = "description: x\n" + String.join("\n", keys.split("; ")) + "\n";

        assertThatThrownBy(() -> load(file, request(Optional.empty(), Optional.empty(), GraphOptions.NONE)))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void valuesAskedForGoBeforeThoseOfTheFile() {
        String text = "model: a.onnx\nvalues: {config: [100, 0.5], top: [7]}\n";
        WorkloadFile file = new Binder().bind(ConfigFile.parse(text, "net.yaml"), WorkloadFile.class);
        GraphOptions asked =
                new GraphOptions(Map.of(), false, Optional.of(Map.of("top", List.of(3.0))), Optional.empty());

        assertThat(file.under(request(Optional.empty(), Optional.empty(), asked))
                        .options()
                        .values())
                .contains(Map.of("config", List.of(100.0, 0.5), "top", List.of(3.0)));
    }

    private static Workload shipped(String name) {
        return new Workloads(ModelZoo.standard(), new Home(Path.of("..")))
                .load(WorkloadRequest.of(name, Optional.empty(), 1))
                .workload();
    }

    private static WorkloadRequest request(Optional<InputSize> input, Optional<Integer> batch, GraphOptions options) {
        return new WorkloadRequest("net.yaml", input, batch, Optional.empty(), options);
    }

    private Workload load(String text, WorkloadRequest request) throws IOException {
        Path file = Files.writeString(folder.resolve("net.yaml"), text);
        WorkloadRequest placed = new WorkloadRequest(
                file.toString(), request.input(), request.batch(), request.precision(), request.options());
        LoadedWorkload loaded = new Workloads(ModelZoo.standard(), new Home(folder)).load(placed);
        assertThat(loaded.inputs()).extracting(input -> input.name()).isEqualTo(List.of("net.yaml"));
        return loaded.workload();
    }
}
