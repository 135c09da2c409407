package org.ridgepoint.workload.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ridgepoint.workload.onnx.OnnxFile.whole;
import static org.ridgepoint.workload.onnx.OnnxFile.wholes;
import static org.ridgepoint.workload.onnx.file.ElementType.FLOAT;
import static org.ridgepoint.workload.onnx.file.ElementType.INT8;
import static org.ridgepoint.workload.onnx.file.ElementType.UINT8;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ridgepoint.workload.graph.Graph;
import org.ridgepoint.workload.graph.Node;
import org.ridgepoint.workload.onnx.file.ElementType;
import org.ridgepoint.workload.op.Precision;

/** The number formats that a model's file gives its tensors. */
class PrecisionRulesTest {
    @Test
    void quantisedPairsCostNothingAndThePrecisionIsTheirs() {
        OnnxFile file = quantised("x", "xq")
                .node("DequantizeLinear", List.of("xq", "scale", "zero"), List.of("xf"))
                .initializer(OnnxFile.tensor("w", INT8, 8, 3, 3, 3))
                .node("DequantizeLinear", List.of("w", "scale", "zero"), List.of("wf"))
                .node("Conv", List.of("xf", "wf"), List.of("c"))
                .node("Relu", List.of("c"), List.of("r"))
                .node("QuantizeLinear", List.of("r", "scale", "zero"), List.of("rq"))
                .node("DequantizeLinear", List.of("rq", "scale", "zero"), List.of("rf"))
                .node("MaxPool", List.of("rf"), List.of("p"), wholes("kernel_shape", 2, 2))
                .node("QuantizeLinear", List.of("p", "scale", "zero"), List.of("pq"))
                .node("DequantizeLinear", List.of("pq", "scale", "zero"), List.of("y"));
        ImportedModel model = file.output("y").read();
        assertThat(model.precision()).isEqualTo(Precision.INT8);
        assertThat(model.graph().nodes().stream().map(Node::kind))
                .containsExactly("quantise", "conv", "relu", "max-pool", "dequantise");
        assertThat(bits(model.graph())).containsExactly(8, 32, 8, 8, 32);
        assertThat(model.graph().nodes().get(1).parameters().get(0).bytes(model.precision()))
                .isEqualTo(8 * 27);
    }

    @Test
    void aStoredTableStaysQuantisedWhereItIsReadAsData() {
        OnnxFile file = quantised("x", "xq")
                .node("DequantizeLinear", List.of("xq", "scale", "zero"), List.of("xf"))
                .initializer(OnnxFile.tensor("table", INT8, 3, 8, 8))
                .node("DequantizeLinear", List.of("table", "scale", "zero"), List.of("tf"))
                .node("Add", List.of("xf", "tf"), List.of("y"));
        Graph graph = file.output("y").read().graph();
        assertThat(graph.nodes().stream().map(Node::kind)).containsExactly("quantise", "learned", "add");
        assertThat(bits(graph)).containsExactly(8, 8, 32);
    }

    private static OnnxFile quantised(String from, String to) {
        return OnnxFile.model()
                .input("x", FLOAT, 1, 3, 8, 8)
                .initializer(OnnxFile.tensor("scale", FLOAT).real(4, 0.1f))
                .initializer(OnnxFile.tensor("zero", UINT8).whole(5, 128))
                .node("QuantizeLinear", List.of(from, "scale", "zero"), List.of(to));
    }

    private static List<Integer> bits(Graph graph) {
        return graph.nodes().stream()
                .map(node -> (int)
                        (8 * node.output().bytes(Precision.INT8) / node.output().elements()))
                .toList();
    }

    @Test
    void aHalfPrecisionModelSaysSo() {
        OnnxFile file = OnnxFile.model()
                .input("x", ElementType.FLOAT16, 4, 8)
                .initializer(OnnxFile.tensor("w", ElementType.FLOAT16, 8, 2))
                .node("MatMul", List.of("x", "w"), List.of("y"))
                .output("y");
        assertThat(file.read().precision()).isEqualTo(Precision.FP16);
    }

    @Test
    void fourBitWeightsStayFourBitInARunOfAnyPrecision() {
        OnnxFile file = OnnxFile.model()
                .input("x", FLOAT, 4, 64)
                .initializer(OnnxFile.tensor("w", UINT8, 32, 2, 16))
                .initializer(OnnxFile.tensor("s", FLOAT, 64))
                .node(OnnxFile.nodeMessage(
                        "com.microsoft",
                        "MatMulNBits",
                        List.of("x", "w", "s"),
                        List.of("y"),
                        whole("K", 64),
                        whole("N", 32),
                        whole("bits", 4)))
                .output("y");
        Graph graph = file.read().graph();
        assertThat(graph.macs()).isEqualTo(4 * 64 * 32);
        assertThat(graph.nodes().get(0).parameters().get(0).bytes(Precision.FP16))
                .isEqualTo(64 * 32 / 2);
    }
}
