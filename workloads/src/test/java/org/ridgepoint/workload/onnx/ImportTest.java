package org.ridgepoint.workload.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ridgepoint.workload.onnx.OnnxFile.graph;
import static org.ridgepoint.workload.onnx.OnnxFile.nodeMessage;
import static org.ridgepoint.workload.onnx.OnnxFile.whole;
import static org.ridgepoint.workload.onnx.file.ElementType.FLOAT;
import static org.ridgepoint.workload.onnx.file.ElementType.INT64;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ridgepoint.workload.graph.Graph;

/** What surrounds operators: sizes, order, branches, functions, what is not supported. */
class ImportTest {
    @Test
    void aModelWhoseOutputsFollowFromShapesAndStoredNumbersIsRefused() {
        OnnxFile shape = OnnxFile.model()
                .input("x", FLOAT, 1, 3, 8, 8)
                .node("Relu", List.of("x"), List.of("z"))
                .node("Shape", List.of("z"), List.of("y"));
        assertThatThrownBy(() -> shape.output("y").read())
                .hasMessage("no output depends on what the inputs hold, only on shapes and stored numbers, so that"
                        + " hardware has nothing to do");
    }

    @Test
    void openDimensionsTakeTheSizesGiven() {
        OnnxFile file = OnnxFile.model()
                .input("x", FLOAT, "batch", 3, -1, "?")
                .node("Relu", List.of("x"), List.of("y"))
                .output("y");
        assertThat(Steps.of(file.read(Map.of("batch", 2L, "x.2", 5L, "x.3", 7L)).graph()))
                .containsExactly("relu 2x3x5x7");
        assertThatThrownBy(file::read)
                .hasMessage(
                        "the model leaves sizes open: batch (axis 0 of x), x.2 (axis 2 of x), x.3 (axis 3 of x); give each:"
                                + " --dim batch=... --dim x.2=... --dim x.3=...; --batch, --input bind the usual ones at once");
    }

    @Test
    void aDimensionMayBeASumOfNames() {
        OnnxFile file = OnnxFile.model()
                .input("x", FLOAT, "past + fresh + 1", 3)
                .node("Relu", List.of("x"), List.of("y"))
                .output("y");
        assertThat(Steps.of(file.read(Map.of("past", 20L, "fresh", 4L)).graph()))
                .containsExactly("relu 25x3");
        assertThatThrownBy(() -> file.read(Map.of("past", 20L)))
                .hasMessage("the model leaves sizes open: fresh (axis 0 of x); give each: --dim fresh=...");
    }

    @Test
    void anEmptyInputAddsNothing() {
        OnnxFile file = OnnxFile.model()
                .input("cache", FLOAT, "past", 3)
                .input("x", FLOAT, 2, 3)
                .node("Concat", List.of("cache", "x"), List.of("all"), whole("axis", 0))
                .node("Relu", List.of("all"), List.of("y"))
                .output("y");
        assertThat(Steps.of(file.read(Map.of("past", 0L)).graph())).containsExactly("relu 2x3");
        assertThat(Steps.of(file.read(Map.of("past", 5L)).graph())).containsExactly("concat 7x3", "relu 7x3");
    }

    @Test
    void aShapeThatTheFileStatesWronglyIsNoted() {
        OnnxFile file = OnnxFile.model()
                .input("x", FLOAT, 2, 3)
                .node("Relu", List.of("x"), List.of("a"))
                .stated("a", FLOAT, 3, 2)
                .node("Relu", List.of("a"), List.of("y"))
                .output("y");
        assertThat(file.read().notes())
                .containsExactly("the file states the shape [3x2] for \"a\", which is [2x3] by its inputs");
    }

    @Test
    void aPartOfAStoredTableIsReadWhereItLies() {
        OnnxFile file = OnnxFile.model()
                .input("x", FLOAT, 1, 20, 64)
                .weights("table", 100, 64)
                .constant("from", 0)
                .constant("to", 20)
                .node("Slice", List.of("table", "from", "to"), List.of("part"))
                .node("Add", List.of("x", "part"), List.of("y"))
                .output("y");
        Graph graph = file.read().graph();
        assertThat(Steps.of(graph)).containsExactly("learned 100x64", "slice 20x64", "add 1x20x64");
        assertThat(graph.parameterElements()).isEqualTo(6400);
    }

    @Test
    void aStatedDimensionCanBeChangedByItsPlace() {
        OnnxFile file = OnnxFile.model()
                .input("x", FLOAT, 1, 8)
                .node("Relu", List.of("x"), List.of("y"))
                .output("y");
        assertThat(Steps.of(file.read(Map.of("x.0", 32L)).graph())).containsExactly("relu 32x8");
    }

    @Test
    void aSizeForNoDimensionIsRefused() {
        OnnxFile file = OnnxFile.model()
                .input("x", FLOAT, "batch", 8)
                .node("Relu", List.of("x"), List.of("y"))
                .output("y");
        assertThatThrownBy(() -> file.read(Map.of("batch", 1L, "seq", 3L)))
                .hasMessage("--dim seq=3: the model has no open dimension \"seq\"; it has batch");
    }

    @Test
    void initializersThatOldFilesListAsInputsAreNoInputs() {
        OnnxFile file = OnnxFile.model()
                .input("x", FLOAT, 4, 8)
                .input("w", FLOAT, 8, 2)
                .initializer(OnnxFile.tensor("w", FLOAT, 8, 2))
                .node("MatMul", List.of("x", "w"), List.of("y"))
                .output("y");
        Graph graph = file.read().graph();
        assertThat(graph.inputs()).hasSize(1);
        assertThat(graph.parameterElements()).isEqualTo(16);
    }

    @Test
    void weightsInAnotherFileAreSized() {
        Message tensor = OnnxFile.tensor("w", FLOAT, 8, 2)
                .whole(14, 1)
                .message(13, new Message().text(1, "location").text(2, "weights.bin"));
        OnnxFile file = OnnxFile.model()
                .input("x", FLOAT, 4, 8)
                .initializer(tensor)
                .node("MatMul", List.of("x", "w"), List.of("y"))
                .output("y");
        assertThat(file.read().graph().parameterElements()).isEqualTo(16);
    }

    @Test
    void weightsUsedTwiceAreCountedOnce() {
        OnnxFile file = OnnxFile.model()
                .input("ids", INT64, 1, 4)
                .weights("table", 100, 8)
                .node("Gather", List.of("table", "ids"), List.of("e"))
                .node("Transpose", List.of("table"), List.of("head"))
                .node("MatMul", List.of("e", "head"), List.of("y"))
                .output("y");
        assertThat(file.read().graph().parameterElements()).isEqualTo(800);
    }

    @Test
    void twoMakersOfOneValueAreRefused() {
        OnnxFile file = OnnxFile.model()
                .input("x", FLOAT, 4)
                .node("Relu", List.of("x"), List.of("y"))
                .node("Tanh", List.of("x"), List.of("y"))
                .output("y");
        assertThatThrownBy(file::read).hasMessage("Tanh \"y\": two nodes make \"y\"");
    }

    @Test
    void shapesThatDoNotFitNameTheNode() {
        OnnxFile file = OnnxFile.model()
                .input("x", FLOAT, 4, 8)
                .weights("w", 9, 2)
                .node("MatMul", List.of("x", "w"), List.of("y"))
                .output("y");
        assertThatThrownBy(file::read).hasMessage("MatMul \"y\": float[4x8] and float[9x2] do not multiply");
    }

    @Test
    void allUnsupportedOperatorsAreNamedAtOnceWithTheirShapes() {
        OnnxFile file = OnnxFile.model()
                .input("x", FLOAT, 4, 8)
                .node("Det", List.of("x"), List.of("a"))
                .node("Relu", List.of("a"), List.of("b"))
                .node(nodeMessage("acme", "Magic", List.of("b"), List.of("c")))
                .node("Det", List.of("c"), List.of("y"))
                .output("y");
        assertThatThrownBy(file::read)
                .hasMessageStartingWith("the model has nodes that are not supported: Det x2, acme.Magic x1; namely"
                        + " Det \"a\" on float[4x8]; acme.Magic \"c\"; --unsupported=host");
    }

    @Test
    void unsupportedOperatorsGoToTheHostWhereTheFileStatesTheirShapes() {
        OnnxFile file = OnnxFile.model()
                .input("x", FLOAT, "n", 8)
                .node(nodeMessage("acme", "Magic", List.of("x"), List.of("a")))
                .stated("a", FLOAT, "n", 3)
                .node("Relu", List.of("a"), List.of("y"))
                .output("y");
        ImportOptions options = ImportOptions.binding(Map.of("n", 5L)).unsupportedOnHost();
        ImportedModel model = file.read(options);
        assertThat(Steps.of(model.graph())).containsExactly("host:Magic 5x3", "relu 5x3");
        assertThat(model.notes()).containsExactly("the host computes acme.Magic \"a\"");
    }

    @Test
    void aModelThatComputesNothingIsRefused() {
        OnnxFile file =
                OnnxFile.model().input("x", FLOAT, 4).constant("c", 1, 2).output("c");
        assertThatThrownBy(file::read).hasMessageContaining("no output depends on what the inputs hold");
    }
}
