package org.ridgepoint.workload.zoo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ridgepoint.workload.graph.Graph;

class ScaleSimTopologyTest {
    private static final String CONVOLUTIONS =
            "Layer name, IFMAP Height, IFMAP Width, Filter Height, Filter Width, Channels, Num Filter, Strides,";

    private static Graph parse(String... lines) {
        return ScaleSimTopology.parse("net.csv", List.of(lines), 1);
    }

    /** Output sizes are ceil((in - filter + stride) / stride), as SCALE-Sim computes them. */
    @Test
    void convolutionsHaveTheOutputsThatScaleSimGivesThem() {
        Graph graph =
                parse(CONVOLUTIONS, "Conv1, 224, 224, 7, 7, 3, 64, 2,", "", "Conv2, 56, 30, 3, 1, 64, 32, 1, 3, 1:4,");
        assertThat(graph.name()).isEqualTo("net");
        assertThat(graph.outputs().get(0).shape()).hasToString("1x64x110x110");
        assertThat(graph.outputs().get(1).shape()).hasToString("1x32x54x11");
        assertThat(graph.nodes().get(0).macs()).isEqualTo(110L * 110 * 64 * 49 * 3);
        assertThat(graph.inputs()).hasSize(2);
    }

    @Test
    void productsFollowTheOrderOfTheHeader() {
        Graph graph = parse("Layer, M, K, N,", "QKV, 128, 768, 2304,");
        assertThat(graph.outputs().get(0).shape()).hasToString("1x128x2304");
        assertThat(graph.parameterElements()).isEqualTo(768 * 2304);
    }

    @Test
    void wrongLinesAreRefusedWithTheirNumbers() {
        assertThatThrownBy(() -> parse("a, b, c"))
                .hasMessageStartingWith("line 1: expected a header such as \"Layer name, IFMAP Height");
        assertThatThrownBy(() -> parse(CONVOLUTIONS, "Conv1, 224, x, 7, 7, 3, 64, 2,"))
                .hasMessage("line 2: IFMAP Width must be a positive integer, was \"x\"");
        assertThatThrownBy(() -> parse(CONVOLUTIONS, "Conv1, 5, 5, 7, 7, 3, 64, 2,"))
                .hasMessage("line 2: a filter of 7x7 does not fit an input of 5x5");
        assertThatThrownBy(() -> parse(CONVOLUTIONS, "Conv1, 224, 224"))
                .hasMessage("line 2: Filter Height must be a positive integer, was \"\"");
        assertThatThrownBy(() -> parse(CONVOLUTIONS)).hasMessage("no layers after the header");
        assertThatThrownBy(() -> ScaleSimTopology.parse("empty.csv", List.of(), 1))
                .hasMessageStartingWith("line 1: expected a header");
    }

    @Test
    void whatIsSaidOfSparseLayersCountsThem() {
        String header = CONVOLUTIONS + " Sparsity,";
        String first = "Conv1, 20, 20, 3, 5, 16, 16, 1, 2:4,";
        assertThat(ScaleSimTopology.notes(List.of(header, first)))
                .containsExactly("sparsity is not modelled: 1 layer that the file calls sparse (Conv1 2:4) runs dense,"
                        + " with every weight stored and multiplied");
        assertThat(ScaleSimTopology.notes(List.of(header, first, "Conv2, 20, 20, 3, 5, 16, 16, 1, 1:4,")))
                .containsExactly("sparsity is not modelled: 2 layers that the file calls sparse (Conv1 2:4, Conv2 1:4)"
                        + " run dense, with every weight stored and multiplied");
    }

    @Test
    void layersOfTheSameNameAreKeptApart() {
        Graph graph = parse("Layer, M, N, K,", "fc, 1, 2, 3,", "fc, 4, 5, 6,");
        assertThat(graph.nodes()).extracting(node -> node.name()).containsExactly("fc.linear1", "fc.linear2");
    }
}
