package org.ridgepoint.workload.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ridgepoint.workload.onnx.OnnxFile.text;
import static org.ridgepoint.workload.onnx.OnnxFile.whole;
import static org.ridgepoint.workload.onnx.OnnxFile.wholes;
import static org.ridgepoint.workload.onnx.file.ElementType.FLOAT;
import static org.ridgepoint.workload.onnx.file.ElementType.INT32;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ridgepoint.workload.graph.Graph;
import org.ridgepoint.workload.onnx.file.ElementType;
import org.ridgepoint.workload.op.Precision;

/** Fused operators of ONNX Runtime, and the less usual forms of ONNX's own. */
class RuntimeOperatorsTest {
    @Test
    void embeddingsAndTheirNormalisationInOneNodeCountTheirTablesAndTheMask() {
        OnnxFile file = OnnxFile.model()
                .input("ids", INT32, 2, 7)
                .input("kinds", INT32, 2, 7)
                .input("mask", INT32, 2, 7)
                .weights("words", 100, 16)
                .weights("places", 12, 16)
                .weights("sentences", 2, 16)
                .weights("scale", 16)
                .weights("shift", 16)
                .node(OnnxFile.nodeMessage(
                        "com.microsoft",
                        "EmbedLayerNormalization",
                        List.of("ids", "kinds", "words", "places", "sentences", "scale", "shift", "mask"),
                        List.of("y", "tokens")));
        Graph graph = file.output("y").output("tokens").read().graph();
        assertThat(graph.parameterElements()).isEqualTo((100 + 12 + 2 + 1 + 1) * 16);
        assertThat(graph.outputs().stream().map(output -> output.shape().toString()))
                .containsExactly("2x7x16", "2");
    }

    @Test
    void outputsThatAreLeftOutAreNotUsedWhereInputsAreLeftOutToo() {
        OnnxFile file = OnnxFile.model()
                .input("x", FLOAT, 1, 3, 32)
                .input("r", FLOAT, 1, 3, 32)
                .weights("scale", 32)
                .node(OnnxFile.nodeMessage(
                        "com.microsoft",
                        "MultiHeadAttention",
                        List.of("x", "x", "x", "", "", "", "", ""),
                        List.of("a"),
                        whole("num_heads", 2)))
                .node(OnnxFile.nodeMessage(
                        "com.microsoft",
                        "SkipSimplifiedLayerNormalization",
                        List.of("r", "a", "scale"),
                        List.of("y", "", "", "sum")));
        assertThat(Steps.of(file.output("y").output("sum").read().graph())).endsWith("add 1x3x32", "rms-norm 1x3x32");
    }

    @Test
    void quantisedAttentionProjectsAndMixesInIntegers() {
        OnnxFile file = OnnxFile.model()
                .input("x", ElementType.UINT8, 1, 9, 32)
                .weights("w", 32, 96)
                .weights("b", 96)
                .weights("s", 1)
                .node(OnnxFile.nodeMessage(
                        "com.microsoft",
                        "QAttention",
                        List.of("x", "w", "b", "s", "s"),
                        List.of("y"),
                        whole("num_heads", 4)));
        ImportedModel model = file.output("y").read();
        assertThat(model.graph().macs()).isEqualTo(9 * 32 * 96 + 2 * 9 * 9 * 32);
        assertThat(model.precision()).isEqualTo(Precision.INT8);
    }

    @Test
    void dynamicallyQuantisedProductsMeasureTheirInputFirst() {
        OnnxFile file = OnnxFile.model()
                .input("x", FLOAT, 5, 8)
                .weights("w", 8, 3)
                .weights("s", 1)
                .weights("z", 1)
                .weights("b", 3)
                .node(OnnxFile.nodeMessage(
                        "com.microsoft", "DynamicQuantizeMatMul", List.of("x", "w", "s", "z", "b"), List.of("y")));
        assertThat(Steps.of(file.output("y").read().graph()))
                .containsExactly("extremes scalar", "quantise 5x8", "linear 5x3");
    }

    @Test
    void anLstmWithTurnedMatricesHasTheSameProducts() {
        OnnxFile file = OnnxFile.model()
                .input("x", FLOAT, 7, 2, 5)
                .weights("w", 1, 5, 16)
                .weights("r", 1, 4, 16)
                .node(OnnxFile.nodeMessage(
                        "com.microsoft",
                        "DynamicQuantizeLSTM",
                        List.of("x", "w", "r"),
                        List.of("y"),
                        whole("hidden_size", 4)));
        assertThat(file.output("y").read().graph().macs()).isEqualTo(7 * 2 * 16 * (5 + 4));
    }

    @Test
    void einsteinSumsTurnAndAddUpSingleOperands() {
        OnnxFile file = OnnxFile.model()
                .input("x", FLOAT, 2, 3, 4)
                .node("Einsum", List.of("x"), List.of("turned"), text("equation", "abc->cab"))
                .node("Einsum", List.of("turned"), List.of("y"), text("equation", "cab->ca"));
        assertThat(Steps.of(file.output("y").read().graph())).containsExactly("transpose 4x2x3", "reduce-add 4x2");
    }

    @Test
    void anEinsteinSumWithoutAResultAddsUpWhatStandsTwice() {
        OnnxFile file = OnnxFile.model()
                .input("x", FLOAT, 6)
                .input("z", FLOAT, 6)
                .node("Einsum", List.of("x", "z"), List.of("y"), text("equation", "i,i"));
        assertThat(file.output("y").read().graph().macs()).isEqualTo(6);
        OnnxFile scalar =
                OnnxFile.model().input("x", FLOAT).node("Einsum", List.of("x"), List.of("y"), text("equation", "->"));
        assertThat(scalar.output("y").read().graph().nodes()).isEmpty();
    }

    @Test
    void transposedConvolutionAddsRowsWhereTheStatedShapeIsLarger() {
        OnnxFile file = OnnxFile.model()
                .input("x", FLOAT, 1, 1, 3, 3)
                .weights("w", 1, 2, 3, 3)
                .node(
                        "ConvTranspose",
                        List.of("x", "w"),
                        List.of("y"),
                        wholes("strides", 3, 2),
                        wholes("output_shape", 10, 8));
        assertThat(Steps.of(file.output("y").read().graph())).containsExactly("conv-transposed 1x2x10x8");
    }

    @Test
    void resizingInProportionTakesOneScale() {
        assertThat(resized("not_larger")).containsExactly("resize-nearest 1x1x7x7");
        assertThat(resized("not_smaller")).containsExactly("resize-nearest 1x1x8x8");
        assertThat(resized("stretch")).containsExactly("resize-nearest 1x1x7x8");
    }

    private static List<String> resized(String policy) {
        OnnxFile file = OnnxFile.model()
                .input("x", FLOAT, 1, 1, 2, 2)
                .constant("sizes", 7, 8)
                .node(
                        "Resize",
                        List.of("x", "", "", "sizes"),
                        List.of("y"),
                        wholes("axes", 2, 3),
                        text("keep_aspect_ratio_policy", policy));
        return Steps.of(file.output("y").read().graph());
    }
}
