package org.ridgepoint.accelerator.layer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.ridgepoint.accelerator.analytic.CompulsoryTraffic;
import org.ridgepoint.workload.graph.BatchNormMerging;
import org.ridgepoint.workload.graph.Graph;
import org.ridgepoint.workload.graph.Layers;
import org.ridgepoint.workload.graph.Tensor;
import org.ridgepoint.workload.op.Precision;
import org.ridgepoint.workload.op.Recurrent;
import org.ridgepoint.workload.op.Window;
import org.ridgepoint.workload.training.Optimiser;
import org.ridgepoint.workload.training.TrainingPlan;
import org.ridgepoint.workload.training.TrainingStep;
import org.ridgepoint.workload.zoo.ModelSize;
import org.ridgepoint.workload.zoo.ModelZoo;

class LayerFusionTest {
    private static final Precision INT8 = Precision.find("int8").orElseThrow();

    @Test
    void resNet50IsItsConvolutionsItsClassifierAndTwoPools() {
        List<Layer> layers = fuse(zoo("resnet50")).layers();

        assertThat(count(layers, "conv")).isEqualTo(53);
        assertThat(layers.stream().filter(layer -> layer.unit() == Layer.Unit.ARRAY))
                .hasSize(54);
        assertThat(layers.stream().filter(layer -> layer.unit() == Layer.Unit.VECTOR))
                .extracting(Layer::operator)
                .contains("max-pool", "reduce-add");
    }

    @Test
    void theSixteenResidualSumsOfResNet50AreDoneOnTheWayOut() {
        List<Layer> layers = fuse(zoo("resnet50")).layers();

        assertThat(layers.stream().filter(layer -> !layer.residuals().isEmpty()))
                .hasSize(16)
                .allSatisfy(layer -> {
                    assertThat(layer.unit()).isEqualTo(Layer.Unit.ARRAY);
                    assertThat(layer.residuals()).hasSize(1);
                    assertThat(layer.residuals().get(0).bytes())
                            .isEqualTo(layer.output().bytes());
                });
        assertThat(count(layers, "add")).isZero();
    }

    @Test
    void nothingIsLostWhenLayersAreFused() {
        for (String name : List.of("resnet50", "yolov3", "vgg16", "mobilenet-v2")) {
            Graph graph = BatchNormMerging.merge(zoo(name));
            LayerNetwork network = fuse(graph);
            long macs = graph.nodes().stream()
                    .mapToLong(node -> node.lowering().macs())
                    .sum();
            long vectorOperations = graph.nodes().stream()
                    .mapToLong(node -> node.lowering().vectorOperations())
                    .sum();
            long passes = network.layers().stream()
                    .filter(layer -> layer.contraction().isPresent())
                    .mapToLong(layer -> layer.output().bytes())
                    .sum();
            assertThat(network.macs()).as(name).isEqualTo(macs);
            assertThat(network.layers().stream()
                            .mapToLong(Layer::vectorOperations)
                            .sum())
                    .as(name)
                    .isEqualTo(vectorOperations + passes);
            assertThat(network.layers().stream()
                            .mapToLong(layer -> layer.stored().bytes())
                            .sum())
                    .as(name)
                    .isEqualTo(network.parameterBytes());
        }
    }

    @Test
    void theRoutesOfYoloV3AreReadWhereTheirPartsLie() {
        List<Layer> layers = fuse(zoo("yolov3")).layers();

        assertThat(layers.stream().filter(layer -> layer.inputs().size() == 2))
                .hasSize(2)
                .allSatisfy(layer -> assertThat(layer.operator()).isEqualTo("conv"));
        assertThat(count(layers, "concat")).isZero();
        assertThat(count(layers, "conv")).isEqualTo(75);
    }

    @Test
    void anOptimiserReadsAndWritesItsMomentsAndMasterWeights() {
        Layers net = new Layers("one layer");
        Graph forward = net.finish(net.linear(net.input("image", 3, 50), 70));
        Graph step = TrainingStep.of(forward, TrainingPlan.standard().with(Optimiser.ADAM));
        List<Layer> updates =
                LayerFusion.fuse(step, Precision.BF16, Set.of(), kind -> true, shape -> false, 0).layers().stream()
                        .filter(layer -> layer.operator().equals("adam"))
                        .toList();

        assertThat(updates).hasSize(2);
        for (Layer update : updates) {
            long weights = update.stored().biasBytes() / Precision.BF16.bytes(1);
            long states = 3 * Precision.FP32.bytes(weights);
            assertThat(update.output().bytes()).isEqualTo(Precision.BF16.bytes(weights) + states);
            assertThat(update.output().wanted()).isTrue();
            assertThat(update.inputs().stream()
                            .filter(input -> input.tensor().given())
                            .mapToLong(Operand::bytes))
                    .containsExactly(states);
        }
    }

    @Test
    void weightsThatStepsShareAreFetchedOnceWhereTheyMayStay() {
        Layers net = new Layers("recurrent");
        Graph graph = net.finish(net.node(Recurrent.lstm(32), net.input("x", 1, 10, 50)));
        long recurrent = 4 * 32 * 32;
        LayerNetwork anew = fuse(graph);
        LayerNetwork once = LayerFusion.fuse(graph, INT8, Set.of(), kind -> true, shape -> false, recurrent);
        LayerNetwork tooLarge = LayerFusion.fuse(graph, INT8, Set.of(), kind -> true, shape -> false, recurrent - 1);

        assertThat(stored(once)).isEqualTo(graph.parameterElements());
        assertThat(stored(anew)).isEqualTo(graph.parameterElements() + 9 * recurrent);
        assertThat(stored(tooLarge)).isEqualTo(stored(anew));
        assertThat(once.macs()).isEqualTo(anew.macs()).isEqualTo(graph.macs());
        assertThat(once.layers().stream().filter(layer -> !layer.weights().isEmpty()))
                .hasSize(10);
        assertThat(compulsory(once)).isEqualTo(graph.parameterElements() + 10 * 50 + 10 * 32);
        assertThat(compulsory(anew)).isEqualTo(compulsory(once));
    }

    private static long stored(LayerNetwork network) {
        return network.layers().stream()
                .mapToLong(layer -> layer.stored().bytes())
                .sum();
    }

    private static long compulsory(LayerNetwork network) {
        CompulsoryTraffic traffic = new CompulsoryTraffic(1, 1);
        return network.layers().stream().mapToLong(traffic::bytes).sum();
    }

    @Test
    void everythingThatATrainingStepReadsIsMadeOrGiven() {
        for (String name : List.of("densenet-121", "resnet50", "mobilenet-v2", "bert-small", "googlenet", "rnn-t")) {
            Graph step = TrainingStep.of(zoo(name), TrainingPlan.standard());
            Set<Integer> there = new HashSet<>();
            for (Layer layer : LayerFusion.fuse(step, Precision.BF16, Set.of(), kind -> true, shape -> false, 0)
                    .layers()) {
                assertThat(layer.reads().map(Operand::tensor))
                        .as(name + ": " + layer.name())
                        .allMatch(tensor -> tensor.given() || there.contains(tensor.id()));
                there.add(layer.output().id());
            }
        }
    }

    @Test
    void parametersReadAsActivationsComeFromDram() {
        List<Layer> layers = fuse(zoo("vit-b16")).layers();

        assertThat(layers.stream().flatMap(Layer::reads).map(Operand::tensor))
                .filteredOn(MappedTensor::given)
                .extracting(MappedTensor::bytes)
                .contains(768L, 577L * 768);
        assertThat(layers).allSatisfy(layer -> assertThat(layer.reads()).isNotEmpty());
    }

    @Test
    void aSummandThatDoesNotExistYetIsAddedWhereItIsMade() {
        Layers net = new Layers("two branches");
        Tensor image = net.input("image", 1, 8, 6, 6);
        Tensor left = net.conv(image, 8, Window.square(3, 1, 1));
        Tensor right = net.conv(image, 8, Window.square(1, 1, 0));
        List<Layer> layers = fuse(net.finish(net.add(left, right))).layers();

        assertThat(layers).hasSize(2);
        assertThat(layers.get(0).residuals()).isEmpty();
        assertThat(layers.get(1).residuals())
                .extracting(Operand::tensor)
                .containsExactly(layers.get(0).output());
    }

    @Test
    void anActivationThatTwoReadIsStillDoneOnTheWayOut() {
        Layers net = new Layers("fork");
        Tensor activated = net.relu(net.conv(net.input("image", 1, 4, 6, 6), 4, Window.square(3, 1, 1)));
        Tensor left = net.conv(activated, 4, Window.square(3, 1, 1));
        List<Layer> layers = fuse(net.finish(net.add(left, activated))).layers();

        assertThat(layers).hasSize(2);
        assertThat(layers.get(1).residuals())
                .extracting(Operand::tensor)
                .containsExactly(layers.get(0).output());
    }

    @Test
    void whatTheVectorUnitCannotDoGoesToTheHost() {
        Layers net = new Layers("pool");
        Tensor image = net.input("image", 1, 4, 8, 8);
        Graph graph = net.finish(net.maxPool(net.conv(image, 4, Window.square(3, 1, 1)), Window.square(2, 2, 0)));
        List<Layer> layers = LayerFusion.fuse(graph, INT8, Set.of("max-pool"), kind -> true, shape -> false, 0)
                .layers();

        assertThat(layers).extracting(Layer::unit).containsExactly(Layer.Unit.ARRAY, Layer.Unit.HOST);
    }

    private static Graph zoo(String name) {
        return ModelZoo.standard().build(name, ModelSize.standard());
    }

    private static LayerNetwork fuse(Graph graph) {
        return LayerFusion.fuse(BatchNormMerging.merge(graph), INT8, Set.of(), kind -> true, shape -> false, 0);
    }

    private static long count(List<Layer> layers, String operator) {
        return layers.stream()
                .filter(layer -> layer.operator().equals(operator))
                .count();
    }
}
