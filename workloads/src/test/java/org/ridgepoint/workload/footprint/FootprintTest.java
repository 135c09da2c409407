package org.ridgepoint.workload.footprint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ridgepoint.workload.graph.BatchNormMerging;
import org.ridgepoint.workload.graph.Graph;
import org.ridgepoint.workload.graph.Layers;
import org.ridgepoint.workload.graph.Liveness.Sums;
import org.ridgepoint.workload.graph.MemoryReplay;
import org.ridgepoint.workload.graph.Node;
import org.ridgepoint.workload.graph.Tensor;
import org.ridgepoint.workload.op.Precision;
import org.ridgepoint.workload.zoo.ModelSize;
import org.ridgepoint.workload.zoo.ModelZoo;

class FootprintTest {
    private final ModelZoo zoo = ModelZoo.standard();

    @ParameterizedTest
    @ValueSource(strings = {"resnet50", "yolov4", "inception-v3", "nasnet-a-mobile", "bert-small", "llama-2-7b-decode"})
    void everyOrderRunsEachNodeAfterWhatItNeedsAndFindsItsData(String name) {
        Graph graph = zoo.build(name, ModelSize.standard());
        for (Map.Entry<String, List<Node>> order :
                OrderSearch.orders(graph, Precision.INT8).entrySet()) {
            Set<Node> done = new HashSet<>();
            for (Node node : order.getValue()) {
                assertThat(done).as(order.getKey()).containsAll(graph.predecessors(node));
                done.add(node);
            }
            assertThat(order.getValue()).hasSameSizeAs(graph.nodes());
            MemoryReplay.requireAllReadsToFindTheirData(graph, order.getValue(), Sums.IN_PLACE);
        }
    }

    /** Two wide branches that shrink: one at a time needs less than both at once, as the file has them. */
    @Test
    void oneBranchAfterTheOtherNeedsLessThanBothAtOnce() {
        Layers net = new Layers("branches");
        Tensor x = net.plainLinear(net.input("x", 1, 10), 10);
        Tensor left = net.plainLinear(x, 1000);
        Tensor right = net.plainLinear(x, 1000);
        Tensor sum = net.add(net.plainLinear(left, 10), net.plainLinear(right, 10));
        Graph graph = net.finish(sum);
        Footprint footprint = Footprint.of(graph, Precision.INT8);
        assertThat(footprint.fileOrderPeakBytes()).isEqualTo(2010);
        assertThat(footprint.peakLiveBytes()).isEqualTo(1020);
        assertThat(footprint.order()).isEqualTo("depth-first");
    }

    @ParameterizedTest
    @ValueSource(strings = {"yolov3", "yolov4", "densenet-121", "inception-resnet-v2", "t2t-vit-t-14", "3d-unet"})
    void bestOrderNeverNeedsMoreThanTheFilesOwn(String name) {
        Graph graph = BatchNormMerging.merge(zoo.build(name, ModelSize.standard()));
        Footprint footprint = Footprint.of(graph, Precision.INT8);
        assertThat(footprint.peakLiveBytes()).isLessThanOrEqualTo(footprint.fileOrderPeakBytes());
        assertThat(footprint.fusedPeakLiveBytes()).isLessThanOrEqualTo(footprint.peakLiveBytes());
        assertThat(footprint.peakLiveBytes()).isGreaterThanOrEqualTo(footprint.largestActivationBytes());
    }

    /** Re-made with the command in its head. */
    @Test
    void theCommittedTableIsWhatTheFunctionsCount() throws IOException {
        Path committed = Path.of("..", "results", "reference", "footprint.md");
        assertThat(new FootprintTable(zoo).markdown()).isEqualTo(Files.readString(committed));
    }
}
