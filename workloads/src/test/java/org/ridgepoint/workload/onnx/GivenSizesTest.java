package org.ridgepoint.workload.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.ridgepoint.workload.onnx.OnnxFile.nodeMessage;
import static org.ridgepoint.workload.onnx.file.ElementType.FLOAT;
import static org.ridgepoint.workload.onnx.file.ElementType.INT64;
import static org.ridgepoint.workload.onnx.file.ElementType.STRING;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.ridgepoint.workload.onnx.file.OnnxException;

/** What the user says of sizes and values that a model leaves open. */
class GivenSizesTest {
    private static final ImportOptions NONE = ImportOptions.none();

    private static OnnxFile relu(Object... dimensions) {
        return OnnxFile.model()
                .input("x", FLOAT, dimensions)
                .node("Relu", List.of("x"), List.of("y"))
                .output("y");
    }

    private static UsualSizes sizes(long batch, long rows, long columns) {
        return new UsualSizes(Optional.of(batch), Optional.of(rows), Optional.of(columns));
    }

    @Test
    void usualSizesBindDimensionsByNameAndByPlace() {
        assertThat(Steps.of(relu("batch_size", "seq_len", 8)
                        .read(NONE.usually(sizes(2, 5, 5)))
                        .graph()))
                .containsExactly("relu 2x5x8");
        assertThat(Steps.of(
                        relu(-1, 3, "?", "?").read(NONE.usually(sizes(2, 5, 7))).graph()))
                .containsExactly("relu 2x3x5x7");
        assertThat(Steps.of(relu("N", -1).read(NONE.usually(sizes(2, 5, 5))).graph()))
                .containsExactly("relu 2x5");
    }

    @Test
    void aSizeGivenByNameGoesBeforeTheUsualOne() {
        ImportOptions options =
                ImportOptions.binding(Map.of("batch", 7L, "x.1", 9L)).usually(sizes(1, 5, 5));
        assertThat(Steps.of(relu("batch", "seq", "time").read(options).graph())).containsExactly("relu 7x9x5");
    }

    @Test
    void boundSizesGivenByNameMakeTheSameGraph() {
        OnnxFile file = relu("batch", -1, "past + seq");
        ImportOptions options = ImportOptions.binding(Map.of("past", 3L)).usually(sizes(2, 5, 5));
        ImportedModel model = file.read(options);
        assertThat(model.bound()).isEqualTo(Map.of("batch", 2L, "x.1", 5L, "past", 3L, "seq", 5L));
        assertThat(Steps.of(file.read(ImportOptions.binding(model.bound())).graph()))
                .isEqualTo(Steps.of(model.graph()))
                .containsExactly("relu 2x5x8");
    }

    @Test
    void aUsualSizeThatNothingTakesIsRefused() {
        UsualSizes two = new UsualSizes(Optional.of(2L), Optional.empty(), Optional.empty());
        assertThatThrownBy(() -> relu(1, 3).read(NONE.usually(two)))
                .hasMessage("--batch 2: no open dimension of the model takes it; it has none");
        UsualSizes long9 = new UsualSizes(Optional.of(1L), Optional.of(9L), Optional.of(9L));
        assertThatThrownBy(() -> relu(1, 3).read(NONE.usually(long9)))
                .hasMessageStartingWith("--input 9: no open dimension");
    }

    @Test
    void anUnknownNameComesWithThoseThatWouldHaveBeenRight() {
        OnnxException refusal =
                catchThrowableOfType(OnnxException.class, () -> relu("batch", 3).read(Map.of("batch", 1L, "bach", 2L)));
        assertThat(refusal.unknown()).contains("bach");
        assertThat(refusal.known()).containsExactly("batch");
    }

    private static OnnxFile cut() {
        return OnnxFile.model()
                .input("x", FLOAT, 100, 4)
                .input("limits", INT64, 2)
                .constant("zero", 0, 0)
                .node("Slice", List.of("x", "zero", "limits"), List.of("part"))
                .node("Relu", List.of("part"), List.of("y"))
                .output("y");
    }

    @Test
    void numbersOfAnInputDecideShapes() {
        assertThat(Steps.of(cut().read(NONE.knowing(Map.of("limits", List.of(30.0, 2.0))))
                        .graph()))
                .endsWith("relu 30x2");
        assertThat(Steps.of(
                        cut().read(NONE.knowing(Map.of("limits", List.of(3.0)))).graph()))
                .endsWith("relu 3x3");
        assertThatThrownBy(() -> cut().read())
                .hasMessageEndingWith("; --value NAME=NUMBERS says what an input holds: limits");
    }

    @Test
    void numbersThatDoNotFitAreRefused() {
        assertThatThrownBy(() -> cut().read(NONE.knowing(Map.of("limits", List.of(1.0, 2.0, 3.0)))))
                .hasMessage("--value limits: 3 numbers, where the input of shape [2] takes 2");
        assertThatThrownBy(() -> cut().read(NONE.knowing(Map.of("limits", List.of(0.5)))))
                .hasMessageContaining("takes whole numbers");
        assertThatThrownBy(() -> cut().read(NONE.knowing(Map.of("limits", List.of(2.0), "limit", List.of(2.0)))))
                .hasMessage("--value limit: the model has no input \"limit\"; it has x, limits");
    }

    @Test
    void theHostNeedsTheShapeOfEachOutput() {
        OnnxFile file = OnnxFile.model()
                .input("x", FLOAT, 4)
                .node(nodeMessage("own", "Mystery", List.of("x"), List.of("m")))
                .node("Relu", List.of("m"), List.of("y"))
                .output("y");
        assertThatThrownBy(() -> file.read(NONE.unsupportedOnHost()))
                .hasMessageContaining("the file does not tell the shape of its output \"m\"; give it: --dim m.0=...");
        ImportOptions said = ImportOptions.binding(Map.of("m.0", 6L, "m.1", 2L)).unsupportedOnHost();
        assertThat(Steps.of(file.read(said).graph())).containsExactly("host:Mystery 6x2", "relu 6x2");
    }

    @Test
    void textIsForATokeniser() {
        OnnxFile file = OnnxFile.model().input("words", STRING, 1).output("words");
        assertThatThrownBy(file::read)
                .hasMessageStartingWith("input \"words\" is text: the model begins with a tokeniser");
    }
}
