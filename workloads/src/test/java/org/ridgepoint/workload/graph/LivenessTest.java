package org.ridgepoint.workload.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ridgepoint.workload.graph.Liveness.Sums;
import org.ridgepoint.workload.op.Precision;
import org.ridgepoint.workload.op.Window;
import org.ridgepoint.workload.zoo.ModelSize;
import org.ridgepoint.workload.zoo.ModelZoo;

class LivenessTest {
    @Test
    void activationWritesOverItsInputAndASumDoesNot() {
        Layers net = new Layers("small");
        Tensor x = net.input("x", 1, 10);
        Tensor y = net.relu(net.plainLinear(x, 100));
        Tensor z = net.plainLinear(y, 100);
        Graph graph = net.finish(net.plainLinear(net.add(y, z), 1));
        assertThat(Liveness.of(graph, Precision.INT8, Sums.SEPARATE).liveBytes())
                .containsExactly(110L, 100L, 200L, 300L, 101L);
        assertThat(Liveness.of(graph, Precision.INT8, Sums.IN_PLACE).liveBytes())
                .containsExactly(110L, 100L, 200L, 200L, 101L);
    }

    @Test
    void concatenationKeepsItsPartsAndNeedsNothingItself() {
        Layers net = new Layers("joined");
        Tensor x = net.input("x", 1, 10);
        Tensor joined = net.concat(1, net.plainLinear(x, 20), net.plainLinear(x, 30));
        Graph graph = net.finish(net.plainLinear(joined, 5));
        assertThat(Liveness.of(graph, Precision.INT8, Sums.SEPARATE).liveBytes())
                .containsExactly(30L, 60L, 50L, 55L);
    }

    @Test
    void fewBitsArePackedAndRoundedUpPerTensor() {
        Layers net = new Layers("bits");
        Graph graph = net.finish(net.plainLinear(net.input("x", 1, 9), 17));
        assertThat(Liveness.of(graph, Precision.of("binary"), Sums.SEPARATE).liveBytes())
                .containsExactly(2L + 3L);
    }

    @ParameterizedTest
    @EnumSource(Sums.class)
    void nothingIsFreedOrOverwrittenThatIsReadLaterInRandomGraphs(Sums sums) {
        for (int seed = 0; seed < 300; seed++) {
            requireAllReadsToFindTheirData(randomGraph(new SplittableRandom(seed)), sums);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"resnet50", "yolov3", "yolov3-tiny", "resnet50-darknet"})
    void nothingIsFreedOrOverwrittenThatIsReadLaterInRealGraphs(String name) {
        Graph graph = ModelZoo.standard().build(name, ModelSize.standard());
        requireAllReadsToFindTheirData(graph, Sums.IN_PLACE);
        requireAllReadsToFindTheirData(BatchNormMerging.merge(graph), Sums.SEPARATE);
    }

    /** Replays memory: who wrote each block last, and whether the block is still there when somebody reads it. */
    private static void requireAllReadsToFindTheirData(Graph graph, Sums sums) {
        Liveness liveness = Liveness.of(graph, Precision.INT8, sums);
        Map<Tensor, Tensor> written = new HashMap<>();
        graph.inputs().forEach(input -> written.put(input, input));
        for (int step = 0; step < liveness.order().size(); step++) {
            Node node = liveness.order().get(step);
            for (Tensor input : node.inputs()) {
                for (Tensor stored : graph.storage(input)) {
                    if (stored.kind() == TensorKind.PARAMETER) {
                        continue;
                    }
                    Tensor block = liveness.placement().get(stored.id()).get(0);
                    assertThat(liveness.live().get(step)).contains(block);
                    assertThat(written.get(block))
                            .as("%s reads %s", node.name(), stored)
                            .isEqualTo(stored);
                }
            }
            if (!node.isView()) {
                node.outputs()
                        .forEach(output -> written.put(
                                liveness.placement().get(output.id()).get(0), output));
            }
        }
    }

    private static Graph randomGraph(SplittableRandom random) {
        Layers net = new Layers("random");
        List<Tensor> made = new ArrayList<>(List.of(net.input("x", 1, 8, 4, 4)));
        for (int i = 0; i < 20; i++) {
            Tensor x = made.get(random.nextInt(made.size()));
            made.add(randomStep(net, random, made, x));
        }
        return net.finish(made.get(made.size() - 1), made.get(random.nextInt(1, made.size())));
    }

    private static Tensor randomStep(Layers net, SplittableRandom random, List<Tensor> made, Tensor x) {
        Tensor other = made.get(random.nextInt(made.size()));
        boolean same = other.shape().equals(x.shape());
        long channels = x.shape().dimension(1);
        return switch (random.nextInt(6)) {
            case 0 -> net.relu(x);
            case 1 -> net.conv(x, 8, Window.of(1, 1));
            case 2 -> same ? net.add(x, other) : net.relu(x);
            case 3 -> net.concat(1, x, other);
            case 4 -> net.slice(x, 1, 0, Math.max(1, channels / 2));
            default -> net.reshape(x, 1, channels, 4, 4);
        };
    }
}
