package org.ridgepoint.workload.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ridgepoint.workload.onnx.OnnxFile.graph;
import static org.ridgepoint.workload.onnx.OnnxFile.nodeMessage;
import static org.ridgepoint.workload.onnx.OnnxFile.subgraph;
import static org.ridgepoint.workload.onnx.file.ElementType.BOOL;
import static org.ridgepoint.workload.onnx.file.ElementType.FLOAT;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Does a file's order of nodes matter? It must not. */
class NodeOrderTest {
    @Test
    void anyOrderOfNodesMakesTheSameSteps() {
        Random random = new Random(12);
        for (int trial = 0; trial < 50; trial++) {
            List<Message> nodes = chainWithShortcuts(random, 30);
            List<String> inOrder = Steps.of(model(nodes).read().graph());
            Collections.shuffle(nodes, random);
            List<String> shuffled = Steps.of(model(nodes).read().graph());
            assertThat(shuffled).hasSize(30).containsExactlyInAnyOrderElementsOf(inOrder);
        }
    }

    /** Each node reads the one before it, and some another one before that. */
    private static List<Message> chainWithShortcuts(Random random, int length) {
        List<Message> nodes = new ArrayList<>();
        for (int at = 0; at < length; at++) {
            List<String> reads =
                    random.nextBoolean() ? List.of("v" + at) : List.of("v" + at, "v" + random.nextInt(at + 1));
            nodes.add(nodeMessage("", reads.size() == 1 ? "Relu" : "Add", reads, List.of("v" + (at + 1))));
        }
        return nodes;
    }

    private static OnnxFile model(List<Message> nodes) {
        OnnxFile file = OnnxFile.model().input("v0", FLOAT, 2, 8).output("v" + nodes.size());
        nodes.forEach(file::node);
        return file;
    }

    @Test
    void aBranchWaitsForWhatItReadsFromOutside() {
        Message late = subgraph(
                        nodeMessage("", "Relu", List.of("inner"), List.of("r")),
                        nodeMessage("", "Sqrt", List.of("late"), List.of("inner")))
                .message(12, OnnxFile.value("r", FLOAT));
        OnnxFile file = OnnxFile.model()
                .input("x", FLOAT, 4)
                .input("c", BOOL, 1)
                .node("If", List.of("c"), List.of("y"), graph("then_branch", late))
                .node("Exp", List.of("x"), List.of("late"))
                .output("y");
        assertThat(Steps.of(file.read(Map.of("c", 1L)).graph()))
                .containsExactly("exponential 4", "square-root 4", "relu 4");
    }

    @Test
    void aCircleIsRefusedAndNamed() {
        OnnxFile circle = OnnxFile.model()
                .input("x", FLOAT, 4)
                .node("Relu", List.of("x"), List.of("in"))
                .node("Add", List.of("in", "b"), List.of("a"))
                .node("Relu", List.of("a"), List.of("b"))
                .node("Relu", List.of("b"), List.of("y"))
                .output("y");
        assertThatThrownBy(circle::read)
                .hasMessage(
                        "nodes wait for each other in a circle: Add \"a\" reads from Relu \"b\" reads from Add \"a\"");
    }

    @Test
    void whatNothingMakesIsNamed() {
        OnnxFile file = OnnxFile.model()
                .input("x", FLOAT, 4)
                .node("Add", List.of("x", "b"), List.of("y"))
                .output("y");
        assertThatThrownBy(file::read).hasMessage("Add \"y\": it reads \"b\", which nothing makes");
    }
}
