package org.ridgepoint.workload.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ridgepoint.workload.onnx.OnnxFile.text;
import static org.ridgepoint.workload.onnx.OnnxFile.whole;
import static org.ridgepoint.workload.onnx.OnnxFile.wholes;
import static org.ridgepoint.workload.onnx.file.ElementType.FLOAT;
import static org.ridgepoint.workload.onnx.file.ElementType.INT64;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ridgepoint.workload.graph.Graph;
import org.ridgepoint.workload.graph.Tensor;

/** What single operators become. */
class OperatorRulesTest {
    @Test
    void reshapeTakesZeroAsTheInputsAxisAndMinusOneAsTheRest() {
        OnnxFile file =
                image(2, 3, 4, 5).constant("shape", 0, -1, 10).node("Reshape", List.of("x", "shape"), List.of("y"));
        assertThat(shapes(file)).containsExactly("reshape 2x6x10");
    }

    @Test
    void shapeArithmeticIsEvaluatedAway() {
        OnnxFile file = image(2, 3, 4, 5)
                .node("Shape", List.of("x"), List.of("s"))
                .constant("at", 0)
                .node("Gather", List.of("s", "at"), List.of("n"))
                .constant("rest", -1)
                .node("Concat", List.of("n", "rest"), List.of("shape"), whole("axis", 0))
                .node("Cast", List.of("shape"), List.of("real"), whole("to", 1))
                .node("Cast", List.of("real"), List.of("whole"), whole("to", 7))
                .node("Reshape", List.of("x", "whole"), List.of("y"));
        assertThat(shapes(file)).containsExactly("reshape 2x60");
    }

    @Test
    void aShapeThatDependsOnDataIsRefused() {
        OnnxFile file = image(2, 3, 4, 5).input("shape", INT64, 2).node("Reshape", List.of("x", "shape"), List.of("y"));
        assertThatThrownBy(() -> shapes(file))
                .hasMessageContaining("Reshape \"y\" on float[2x3x4x5], int64[2] (its input 1 depends on data)");
    }

    @Test
    void paddingSameUpperCoversTheImage() {
        OnnxFile file = image(1, 3, 15, 15)
                .weights("w", 8, 3, 3, 3)
                .node("Conv", List.of("x", "w"), List.of("y"), text("auto_pad", "SAME_UPPER"), wholes("strides", 2, 2));
        assertThat(shapes(file)).containsExactly("conv 1x8x8x8");
    }

    @Test
    void transposedConvolutionReachesTheStatedShape() {
        OnnxFile file = image(1, 4, 8, 8)
                .weights("w", 4, 2, 3, 3)
                .node(
                        "ConvTranspose",
                        List.of("x", "w"),
                        List.of("y"),
                        wholes("strides", 2, 2),
                        wholes("output_shape", 16, 16));
        assertThat(shapes(file)).containsExactly("conv-transposed 1x2x16x16");
    }

    @Test
    void aFollowingSumBecomesTheBiasOfAProduct() {
        OnnxFile file = OnnxFile.model()
                .input("x", FLOAT, 5, 8)
                .weights("w", 8, 3)
                .weights("b", 3)
                .node("MatMul", List.of("x", "w"), List.of("p"))
                .node("Add", List.of("b", "p"), List.of("y"));
        Graph graph = read(file);
        assertThat(graph.nodes()).hasSize(1);
        assertThat(graph.parameterElements()).isEqualTo(27);
    }

    @Test
    void gemmTakesItsWeightsEitherWayAndAddsWhatIsNoBias() {
        OnnxFile plain = OnnxFile.model()
                .input("x", FLOAT, 5, 8)
                .weights("w", 8, 3)
                .weights("c", 5, 3)
                .node("Gemm", List.of("x", "w", "c"), List.of("y"));
        assertThat(shapes(plain)).containsExactly("linear 5x3", "learned 5x3", "add 5x3");
        OnnxFile turned = OnnxFile.model()
                .input("x", FLOAT, 5, 8)
                .weights("w", 3, 8)
                .weights("c", 1, 3)
                .node("Gemm", List.of("x", "w", "c"), List.of("y"), whole("transB", 1));
        assertThat(shapes(turned)).containsExactly("linear 5x3");
    }

    @Test
    void movingAnAxisOfOneIsFreeAndMovingOthersIsNot() {
        OnnxFile file = image(1, 3, 4, 5)
                .node("Transpose", List.of("x"), List.of("a"), wholes("perm", 1, 0, 2, 3))
                .node("Transpose", List.of("a"), List.of("y"), wholes("perm", 0, 1, 3, 2));
        assertThat(shapes(file)).containsExactly("reshape 3x1x4x5", "transpose 3x1x5x4");
    }

    @Test
    void scalarsArePartOfTheOperationAndLargerConstantsAreRead() {
        OnnxFile file = image(1, 3, 4, 5)
                .constant("two", 2)
                .node("Cast", List.of("two"), List.of("number"), whole("to", 1))
                .node("Pow", List.of("x", "number"), List.of("a"))
                .weights("scale", 3, 1, 1)
                .node("Mul", List.of("a", "scale"), List.of("y"));
        assertThat(shapes(file)).containsExactly("multiply 1x3x4x5", "learned 3x1x1", "multiply 1x3x4x5");
    }

    @Test
    void tilesRepeatAlongEachAxisWithoutWork() {
        OnnxFile file = OnnxFile.model()
                .input("x", FLOAT, 2, 3)
                .constant("times", 1, 4)
                .node("Tile", List.of("x", "times"), List.of("y"));
        assertThat(shapes(file)).containsExactly("reshape 2x1x3", "expand 2x4x3", "reshape 2x12");
    }

    @Test
    void depthBecomesSpaceByOneMove() {
        OnnxFile file = image(1, 12, 2, 2).node("DepthToSpace", List.of("x"), List.of("y"), whole("blocksize", 2));
        assertThat(shapes(file)).endsWith("reshape 1x3x4x4").hasSize(3);
    }

    @Test
    void anLstmReadsTimeFirst() {
        OnnxFile file = OnnxFile.model()
                .input("x", FLOAT, 7, 2, 5)
                .weights("w", 1, 16, 5)
                .weights("r", 1, 16, 4)
                .weights("b", 1, 32)
                .node("LSTM", List.of("x", "w", "r", "b"), List.of("all", "y", "cell"), whole("hidden_size", 4));
        Graph graph = read(file);
        assertThat(graph.parameterElements()).isEqualTo(16 * 5 + 16 * 4 + 32);
        assertThat(graph.macs()).isEqualTo(7 * 2 * 16 * (5 + 4));
        assertThat(graph.outputs().get(0).shape().toString()).isEqualTo("1x2x4");
    }

    /** Not one of these shows what another stores, but the last step lies among all steps. */
    @ParameterizedTest
    @CsvSource({"0, forward, 1", "0, reverse, 1", "1, forward, 1", "0, bidirectional, 2", "1, bidirectional, 2"})
    void theCellStateOfAnLstmIsAResultOfItsOwn(int layout, String direction, int directions) {
        OnnxFile file = (layout == 0
                        ? OnnxFile.model().input("x", FLOAT, 7, 2, 5)
                        : OnnxFile.model().input("x", FLOAT, 2, 7, 5))
                .weights("w", directions, 16, 5)
                .weights("r", directions, 16, 4)
                .node(
                        "LSTM",
                        List.of("x", "w", "r"),
                        List.of("all", "last", "cell"),
                        whole("hidden_size", 4),
                        whole("layout", layout),
                        text("direction", direction));
        Graph graph = file.output("all").output("last").output("cell").read().graph();
        List<Tensor> results = graph.outputs();
        long state = 2L * 4 * directions;

        assertThat(results.stream().map(Tensor::elements)).containsExactly(7 * state, state, state);
        assertThat(graph.storage(results.get(1))).isEqualTo(graph.storage(results.get(0)));
        assertThat(graph.storage(results.get(2)))
                .doesNotContainAnyElementsOf(graph.storage(results.get(1)))
                .extracting(Tensor::elements)
                .containsExactly(state);
    }

    @Test
    void beforeVersionThirteenSoftmaxJoinsTheAxesBehind() {
        OnnxFile old = image(2, 3, 4, 5).opset(12).node("Softmax", List.of("x"), List.of("y"));
        assertThat(shapes(old)).containsExactly("reshape 2x60", "softmax 2x60", "reshape 2x3x4x5");
        assertThat(shapes(image(2, 3, 4, 5).node("Softmax", List.of("x"), List.of("y"))))
                .containsExactly("softmax 2x3x4x5");
    }

    @Test
    void groupedAttentionReadsItsCache() {
        OnnxFile file = OnnxFile.model()
                .input("x", FLOAT, 1, 1, (8 + 2 * 2) * 16)
                .input("k", FLOAT, 1, 2, 40, 16)
                .input("v", FLOAT, 1, 2, 40, 16)
                .node(OnnxFile.nodeMessage(
                        "com.microsoft",
                        "GroupQueryAttention",
                        List.of("x", "", "", "k", "v"),
                        List.of("y", "k2", "v2"),
                        whole("num_heads", 8),
                        whole("kv_num_heads", 2),
                        whole("do_rotary", 1)))
                .output("k2");
        Graph graph = read(file);
        assertThat(graph.macs()).isEqualTo(2 * 8 * 41 * 16);
        assertThat(graph.outputs().stream().map(output -> output.shape().toString()))
                .containsExactly("1x2x41x16", "1x1x128");
    }

    @Test
    void einsteinSumsAreMatrixProducts() {
        OnnxFile scores = OnnxFile.model()
                .input("q", FLOAT, 2, 7, 4, 8)
                .input("k", FLOAT, 2, 9, 4, 8)
                .node("Einsum", List.of("q", "k"), List.of("y"), text("equation", "bqhd,bkhd->bhqk"));
        assertThat(shapes(scores)).endsWith("matmul 2x4x7x9");
        assertThat(read(scores.output("y")).macs()).isEqualTo(2 * 4 * 7 * 9 * 8);
        OnnxFile weighted = OnnxFile.model()
                .input("x", FLOAT, 5, 8)
                .weights("w", 4, 3, 8)
                .node("Einsum", List.of("x", "w"), List.of("y"), text("equation", "td,hkd->thk"));
        assertThat(shapes(weighted)).containsExactly("linear 5x12", "reshape 5x4x3");
        OnnxFile trace = OnnxFile.model()
                .input("x", FLOAT, 5, 5)
                .node("Einsum", List.of("x"), List.of("y"), text("equation", "ii->i"));
        assertThatThrownBy(() -> shapes(trace)).hasMessageContaining("(its equation is ii->i)");
    }

    @Test
    void pickingAndPuttingCopyWhatTheyMake() {
        OnnxFile file = OnnxFile.model()
                .input("x", FLOAT, 6, 8)
                .input("at", INT64, 3, 1)
                .node("GatherND", List.of("x", "at"), List.of("rows"))
                .input("places", INT64, 3, 2)
                .node("GatherElements", List.of("rows", "places"), List.of("some"), whole("axis", 1))
                .constant("classes", 10)
                .weights("values", 2)
                .node("OneHot", List.of("places", "classes", "values"), List.of("hot"))
                .node("ReduceSum", List.of("hot"), List.of("sum"), whole("keepdims", 0))
                .node("Add", List.of("some", "sum"), List.of("y"));
        assertThat(shapes(file))
                .containsExactly(
                        "rearrange 3x8",
                        "rearrange 3x2",
                        "reshape 3x2x1",
                        "expand 3x2x10",
                        "compare 3x2x10",
                        "reduce-add scalar",
                        "add 3x2");
    }

    private static OnnxFile image(long... shape) {
        return OnnxFile.model()
                .input("x", FLOAT, java.util.Arrays.stream(shape).boxed().toArray());
    }

    private static List<String> shapes(OnnxFile file) {
        return Steps.of(read(file));
    }

    private static Graph read(OnnxFile file) {
        return file.output("y").read().graph();
    }
}
