package org.ridgepoint.workload.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ridgepoint.workload.graph.Graph;
import org.ridgepoint.workload.graph.Node;
import org.ridgepoint.workload.onnx.file.OnnxException;
import org.ridgepoint.workload.op.Precision;

/** Files that others made, read from the packages that ship them. */
class RealModelsTest {
    @Test
    void miniLmHasTheProductsOfItsSixLayers() throws IOException {
        long tokens = 128;
        long width = 384;
        ImportedModel model = read("all-minilm-l6-v2-q.onnx", Map.of("batch_size", 1L, "sequence_length", tokens));
        long projections = 4 * tokens * width * width;
        long feedForward = 2 * tokens * width * 4 * width;
        long attention = 2 * tokens * tokens * width;
        assertThat(model.graph().macs()).isEqualTo(6 * (projections + feedForward + attention));
        assertThat(model.notes()).as("shapes differ from those of the file").isEmpty();
    }

    @Test
    void miniLmIsQuantisedAndItsSpelledOutStepsAreFound() throws IOException {
        ImportedModel model = read("all-minilm-l6-v2-q.onnx", Map.of("batch_size", 2L, "sequence_length", 16L));
        assertThat(model.precision()).isEqualTo(Precision.INT8);
        assertThat(count(model.graph(), "layer-norm")).isEqualTo(13);
        assertThat(count(model.graph(), "gelu")).isEqualTo(6);
        Node query = model.graph().nodes().stream()
                .filter(node -> node.kind().equals("linear"))
                .findFirst()
                .orElseThrow();
        assertThat(query.parameters().get(0).fixedPrecision()).isEmpty();
        assertThat(query.output().fixedPrecision().map(Precision::bits)).contains(32);
    }

    @Test
    void aModelWithOpenSizesSaysWhichToGive() {
        assertThatThrownBy(() -> read("all-minilm-l6-v2-q.onnx", Map.of()))
                .isInstanceOf(OnnxException.class)
                .hasMessageStartingWith(
                        "the model leaves sizes open: batch_size (axis 0 of input_ids), sequence_length (axis 1")
                .hasMessageContaining(
                        "; give each: --dim batch_size=... --dim sequence_length=...; --batch, --sequence");
        assertThatThrownBy(() -> read("models/ch_PP-OCRv3_det_infer.onnx", Map.of("x.0", 1L)))
                .hasMessageContaining("; give each: --dim x.2=... --dim x.3=...; --input bind the usual ones at once");
    }

    @Test
    void textDetectorKeepsNearlyAllOfItsFileAsWeights() throws IOException {
        String file = "models/ch_PP-OCRv4_det_infer.onnx";
        ImportedModel model = read(
                file,
                Map.of("p2o.DynamicDimension.0", 1L, "p2o.DynamicDimension.1", 640L, "p2o.DynamicDimension.2", 640L));
        long weightBytes = 4 * model.graph().parameterElements();
        assertThat(weightBytes)
                .isBetween(ReaderTwinTest.bytes(file).length * 98L / 100, (long) ReaderTwinTest.bytes(file).length);
        assertThat(count(model.graph(), "conv")).isEqualTo(62);
        assertThat(count(model.graph(), "conv-transposed")).isEqualTo(2);
        assertThat(model.graph().outputs().get(0).shape().toString()).isEqualTo("1x1x640x640");
    }

    @Test
    void textRecogniserReadsConvolutionsAndAttentionAlike() throws IOException {
        Graph graph = read(
                        "models/ch_PP-OCRv4_rec_infer.onnx",
                        Map.of("p2o.DynamicDimension.0", 1L, "x.2", 48L, "p2o.DynamicDimension.1", 320L))
                .graph();
        assertThat(count(graph, "conv")).isEqualTo(38);
        assertThat(count(graph, "matmul")).isEqualTo(4);
        assertThat(count(graph, "softmax")).isEqualTo(3);
        assertThat(graph.outputs().get(0).shape().toString()).isEqualTo("1x40x6625");
    }

    private static long count(Graph graph, String kind) {
        return graph.nodes().stream().filter(node -> node.kind().equals(kind)).count();
    }

    private static ImportedModel read(String resource, Map<String, Long> dimensions) throws IOException {
        return OnnxImport.read(
                ByteBuffer.wrap(ReaderTwinTest.bytes(resource)), resource, ImportOptions.binding(dimensions));
    }
}
