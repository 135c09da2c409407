package org.ridgepoint.workload.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ridgepoint.workload.graph.BatchNormMerging;
import org.ridgepoint.workload.graph.Graph;
import org.ridgepoint.workload.zoo.ModelSize;
import org.ridgepoint.workload.zoo.ModelZoo;

class ZooRoundTripTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "resnet50",
                "mobilenet-v2",
                "yolov3",
                "densenet-121",
                "efficientnet-b0",
                "shufflenet-g8",
                "senet-154",
                "vit-b16",
                "bert-base",
                "gpt-2",
                "transformer-base"
            })
    void aNetworkWrittenAsOnnxIsReadBackWithTheSameCounts(String name) {
        Graph zoo = ModelZoo.standard().build(name, ModelSize.standard());
        Graph read = ZooWriter.write(zoo).read().graph();
        assertThat(read.macs()).isEqualTo(zoo.macs());
        assertThat(read.parameterElements()).isEqualTo(zoo.parameterElements());
        assertThat(vectorOperations(read)).isEqualTo(vectorOperations(zoo));
        Graph mergedRead = BatchNormMerging.merge(read);
        Graph mergedZoo = BatchNormMerging.merge(zoo);
        assertThat(mergedRead.parameterElements()).isEqualTo(mergedZoo.parameterElements());
        assertThat(steps(mergedRead)).isEqualTo(steps(mergedZoo));
    }

    private static long steps(Graph graph) {
        return graph.nodes().stream().filter(node -> !node.isView()).count();
    }

    private static long vectorOperations(Graph graph) {
        return graph.nodes().stream()
                .mapToLong(node -> node.lowering().vectorOperations())
                .sum();
    }
}
