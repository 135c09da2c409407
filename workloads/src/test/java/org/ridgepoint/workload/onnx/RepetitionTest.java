package org.ridgepoint.workload.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ridgepoint.workload.onnx.OnnxFile.graph;
import static org.ridgepoint.workload.onnx.OnnxFile.nodeMessage;
import static org.ridgepoint.workload.onnx.OnnxFile.subgraph;
import static org.ridgepoint.workload.onnx.OnnxFile.value;
import static org.ridgepoint.workload.onnx.OnnxFile.whole;
import static org.ridgepoint.workload.onnx.file.ElementType.BOOL;
import static org.ridgepoint.workload.onnx.file.ElementType.FLOAT;
import static org.ridgepoint.workload.onnx.file.ElementType.INT64;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ridgepoint.workload.graph.Graph;

/** Loops with a known number of rounds, and what is made without being stored. */
class RepetitionTest {
    /** Multiplies by stored weights and keeps each round's result. */
    private static Message round() {
        return subgraph(
                        nodeMessage("", "MatMul", List.of("h", "w"), List.of("next")),
                        nodeMessage("", "Identity", List.of("more"), List.of("again")),
                        nodeMessage("", "Relu", List.of("next"), List.of("kept")))
                .message(11, value("round", INT64))
                .message(11, value("more", BOOL))
                .message(11, value("h", FLOAT, 2, 8))
                .message(12, value("again", BOOL))
                .message(12, value("next", FLOAT, 2, 8))
                .message(12, value("kept", FLOAT, 2, 8));
    }

    private static OnnxFile loop(String rounds) {
        return OnnxFile.model()
                .input("x", FLOAT, 2, 8)
                .input("n", INT64, 1)
                .constant("three", 3)
                .weights("w", 8, 8)
                .node("Loop", List.of(rounds, "", "x"), List.of("last", "all"), graph("body", round()))
                .node("Sqrt", List.of("all"), List.of("y"))
                .output("last")
                .output("y");
    }

    @Test
    void aLoopIsWrittenOutAndItsWeightsAreStoredOnce() {
        Graph graph = loop("three").read().graph();
        assertThat(Steps.of(graph))
                .filteredOn(step -> step.startsWith("linear"))
                .hasSize(3);
        assertThat(Steps.of(graph)).endsWith("concat 3x2x8", "square-root 3x2x8");
        assertThat(graph.parameterElements()).isEqualTo(64);
    }

    @Test
    void aLoopOfUnknownLengthIsRefusedUntilItsLengthIsGiven() {
        assertThatThrownBy(() -> loop("n").read()).hasMessageContaining("depends on data");
        assertThat(Steps.of(loop("n").read(Map.of("n", 2L)).graph())).endsWith("square-root 2x2x8");
    }

    @Test
    void aLoopOfEndlessRoundsIsRefused() {
        OnnxFile file = loop("").stated("y", FLOAT, 1);
        assertThatThrownBy(file::read).hasMessageContaining("more than");
    }

    @Test
    void aScanTakesOnePlaceOfAnAxisInEachRound() {
        Message body = subgraph(
                        nodeMessage("", "Add", List.of("sum", "row"), List.of("next")),
                        nodeMessage("", "Relu", List.of("next"), List.of("kept")))
                .message(11, value("sum", FLOAT, 8))
                .message(11, value("row", FLOAT, 8))
                .message(12, value("next", FLOAT, 8))
                .message(12, value("kept", FLOAT, 8));
        OnnxFile file = OnnxFile.model()
                .input("s", FLOAT, 8)
                .input("rows", FLOAT, 4, 8)
                .node(
                        "Scan",
                        List.of("s", "rows"),
                        List.of("total", "all"),
                        graph("body", body),
                        whole("num_scan_inputs", 1))
                .output("total")
                .output("all");
        assertThat(Steps.of(file.read().graph()))
                .filteredOn(step -> step.equals("add 8"))
                .hasSize(4);
        assertThat(Steps.of(file.read().graph())).endsWith("concat 4x8");
    }

    @Test
    void whatIsRepeatedOrMadeCountsAsStored() {
        OnnxFile repeated = OnnxFile.model()
                .input("x", FLOAT, 1, 8, 64, 64)
                .weights("slope", 8, 1, 1)
                .constant("shape", 1, 8, 64, 64)
                .node("Expand", List.of("slope", "shape"), List.of("wide"))
                .node("Mul", List.of("x", "wide"), List.of("y"))
                .output("y");
        assertThat(repeated.read().graph().parameterElements()).isEqualTo(8);
        OnnxFile made = OnnxFile.model()
                .input("x", FLOAT, 8, 64, 64)
                .constant("shape", 2, 64, 64)
                .node("ConstantOfShape", List.of("shape"), List.of("zeros"))
                .node("Concat", List.of("x", "zeros"), List.of("y"), whole("axis", 0))
                .output("y");
        assertThat(made.read().graph().parameterElements()).isZero();
        assertThat(Steps.of(made.read().graph())).containsExactly("fill 2x64x64", "concat 10x64x64");
    }

    @Test
    void noiseIsMadeElementByElement() {
        OnnxFile file = OnnxFile.model()
                .input("x", FLOAT, 4, 8)
                .node("RandomNormalLike", List.of("x"), List.of("noise"))
                .node("Add", List.of("x", "noise"), List.of("odds"))
                .node("Bernoulli", List.of("odds"), List.of("y"))
                .output("y");
        assertThat(Steps.of(file.read().graph()))
                .containsExactly("normal-noise 4x8", "add 4x8", "uniform-noise 4x8", "compare 4x8");
    }

    /** Of 8 classes each, 4 rows by 3 draws: every draw is compared with the odds of each class summed up to it. */
    @Test
    void drawsOfClassesAreComparedWithTheSumsOfTheirOdds() {
        OnnxFile file = OnnxFile.model()
                .input("logits", FLOAT, 4, 8)
                .node("Multinomial", List.of("logits"), List.of("y"), whole("sample_size", 3))
                .output("y");
        assertThat(Steps.of(file.read().graph()))
                .containsExactly(
                        "exponential 4x8",
                        "add 4x8",
                        "reshape 4x1x8",
                        "uniform-noise 4x3x1",
                        "compare 4x3x8",
                        "reduce-add 4x3");
    }
}
