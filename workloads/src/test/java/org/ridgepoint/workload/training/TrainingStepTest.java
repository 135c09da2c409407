package org.ridgepoint.workload.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ridgepoint.workload.graph.Graph;
import org.ridgepoint.workload.graph.Layers;
import org.ridgepoint.workload.graph.Liveness;
import org.ridgepoint.workload.graph.Liveness.Sums;
import org.ridgepoint.workload.graph.MemoryReplay;
import org.ridgepoint.workload.graph.Node;
import org.ridgepoint.workload.graph.Tensor;
import org.ridgepoint.workload.graph.TensorKind;
import org.ridgepoint.workload.op.OptimiserStep;
import org.ridgepoint.workload.op.Precision;
import org.ridgepoint.workload.op.Recurrent;
import org.ridgepoint.workload.op.Window;
import org.ridgepoint.workload.work.VectorKind;
import org.ridgepoint.workload.zoo.ModelSize;
import org.ridgepoint.workload.zoo.ModelZoo;
import org.ridgepoint.workload.zoo.ZooEntry;

class TrainingStepTest {
    private final ModelZoo zoo = ModelZoo.standard();

    private Graph network(String name) {
        return zoo.build(name, ModelSize.standard());
    }

    private static Map<Tensor, Integer> updates(Graph step) {
        Map<Tensor, Integer> updates = new HashMap<>();
        step.nodes().stream()
                .filter(node -> node.operator() instanceof OptimiserStep)
                .forEach(node -> updates.merge(node.parameters().get(0), 1, Integer::sum));
        return updates;
    }

    /** Twice the forward products, but for the gradient of data that no weight stands before. */
    private static long expectedMacs(Graph forward) {
        Set<Tensor> learning = new HashSet<>();
        long macs = 0;
        for (Node node : forward.nodes()) {
            boolean inputLearns = node.inputs().stream().anyMatch(learning::contains);
            if (inputLearns || !node.parameters().isEmpty()) {
                learning.addAll(node.outputs());
            }
            macs += node.macs() * (inputLearns ? 3 : 2);
        }
        return macs;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "resnet50",
                "vgg16",
                "yolov3",
                "densenet-121",
                "mobilenet-v2",
                "bert-base",
                "swin-b-224",
                "t2t-vit-t-14",
                "cait-s24-384",
                "unet-industrial",
                "bert-small-one-hot",
                "gpt-1-lm",
                "nasnet-a-mobile"
            })
    void backwardMultipliesTwiceAsOftenAsForwardButForTheFirstLayersData(String name) {
        Graph forward = network(name);
        assertThat(TrainingStep.of(forward, TrainingPlan.standard()).macs()).isEqualTo(expectedMacs(forward));
    }

    @Test
    void everyWeightOfEveryNetworkIsUpdatedOnce() {
        for (ZooEntry entry : zoo.entries()) {
            Graph step = TrainingStep.of(entry.build(ModelSize.standard()), TrainingPlan.standard());
            Set<Tensor> weights = step.tensors().stream()
                    .filter(tensor -> tensor.kind() == TensorKind.PARAMETER)
                    .collect(Collectors.toSet());
            Map<Tensor, Integer> updates = updates(step);
            assertThat(updates.keySet().equals(weights)).as(entry.name()).isTrue();
            assertThat(Set.copyOf(updates.values())).as(entry.name()).containsExactly(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"resnet50", "yolov3-tiny", "bert-small", "lstm-lm", "crossvit-15", "shufflenet-v2"})
    void nothingIsFreedOrOverwrittenThatTheBackwardPassReads(String name) {
        Graph forward = network(name);
        TrainingPlan plan = TrainingPlan.standard();
        MemoryReplay.requireAllReadsToFindTheirData(TrainingStep.of(forward, plan), Sums.IN_PLACE);
        MemoryReplay.requireAllReadsToFindTheirData(
                TrainingStep.of(forward, new TrainingPlan(plan.optimiser(), plan.mixedPrecision(), 2, 4)),
                Sums.SEPARATE);
    }

    @Test
    void recomputingTradesAtMostOneForwardPassForMemory() {
        Graph forward = network("resnet50");
        Graph plain = TrainingStep.of(forward, TrainingPlan.standard());
        Graph thrifty = TrainingStep.of(forward, new TrainingPlan(Optimiser.SGD_MOMENTUM, true, 1, 8));
        assertThat(thrifty.macs()).isBetween(plain.macs() + forward.macs() / 2, plain.macs() + forward.macs());
        assertThat(peak(thrifty)).isLessThan(peak(plain) * 6 / 10);
    }

    @Test
    void aLayerOfWhichOnlyTheLastCellStateIsWantedLearnsFromIt() {
        Layers net = new Layers("cell");
        Node lstm = net.graph().node("lstm", Recurrent.lstm(8).givingCell(), List.of(net.input("x", 2, 5, 6)));
        Graph step = TrainingStep.of(net.finish(lstm.outputs().get(1)), TrainingPlan.standard());
        assertThat(updates(step).values()).hasSameSizeAs(lstm.parameters()).containsOnly(1);
    }

    private static long peak(Graph graph) {
        return Liveness.of(graph, Precision.FP16, Sums.IN_PLACE).peakBytes();
    }

    @Test
    void microBatchesDoTheWorkOfTheWholeBatchInLessMemory() {
        Graph whole = TrainingStep.of(zoo.build("resnet50", ModelSize.standard().batch(8)), TrainingPlan.standard());
        Graph parts = TrainingStep.of(
                zoo.build("resnet50", ModelSize.standard().batch(2)),
                new TrainingPlan(Optimiser.SGD_MOMENTUM, true, 4, 1));
        assertThat(parts.macs()).isEqualTo(whole.macs());
        assertThat(peak(parts)).isLessThan(peak(whole) / 2);
        assertThat(updates(parts).values()).containsOnly(1);
    }

    @Test
    void optimisersRememberWhatTheyNeedInFullPrecision() {
        Graph forward = network("vgg16");
        TrainingPlan sgd = TrainingPlan.standard();
        TrainingPlan plain = new TrainingPlan(Optimiser.ADAM, false, 1, 1);
        long weights = forward.parameterElements();
        assertThat(TrainingStep.of(forward, sgd).storedBytes(Precision.FP16)).isEqualTo(weights * (2 + 4 + 4));
        assertThat(TrainingStep.of(forward, sgd.with(Optimiser.ADAM)).storedBytes(Precision.FP16))
                .isEqualTo(weights * (2 + 8 + 4));
        assertThat(TrainingStep.of(forward, plain).storedBytes(Precision.FP32)).isEqualTo(weights * (4 + 8));
    }

    /** Worked by hand: 3x3 over 8x8 to 16 filters, then a matrix; see the lines. */
    @Test
    void smallNetworkHasTheStepsThatOneExpects() {
        Layers net = new Layers("small");
        Tensor x = net.relu(net.biasedConv(net.input("x", 2, 3, 8, 8), 16, Window.square(3, 1, 1)));
        Graph forward = net.finish(net.linear(net.flatten(x), 10));
        Graph step = TrainingStep.of(forward, new TrainingPlan(Optimiser.SGD_MOMENTUM, false, 1, 1));
        assertThat(step.nodes())
                .extracting(Node::kind)
                .containsExactly(
                        "conv",
                        "relu",
                        "reshape",
                        "linear",
                        "loss",
                        "linear-weight-gradient",
                        "reduce-add",
                        "linear-data-gradient",
                        "sgd-momentum",
                        "sgd-momentum",
                        "reshape",
                        "relu-gradient",
                        "conv-weight-gradient",
                        "reduce-add",
                        "sgd-momentum",
                        "sgd-momentum");
        long conv = 2L * 64 * 16 * 27;
        long linear = 2L * 1024 * 10;
        assertThat(step.macs()).isEqualTo(2 * conv + 3 * linear);
    }

    @Test
    void networkWithoutWeightsHasNothingToLearn() {
        Layers net = new Layers("empty");
        Graph forward = net.finish(net.activate(net.input("x", 1, 4), VectorKind.TANH));
        assertThatThrownBy(() -> TrainingStep.of(forward, TrainingPlan.standard()))
                .hasMessage("empty has nothing that can be learned");
    }
}
