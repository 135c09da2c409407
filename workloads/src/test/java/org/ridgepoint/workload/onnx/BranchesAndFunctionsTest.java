package org.ridgepoint.workload.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.ridgepoint.workload.onnx.OnnxFile.graph;
import static org.ridgepoint.workload.onnx.OnnxFile.nodeMessage;
import static org.ridgepoint.workload.onnx.OnnxFile.subgraph;
import static org.ridgepoint.workload.onnx.OnnxFile.whole;
import static org.ridgepoint.workload.onnx.file.ElementType.FLOAT;
import static org.ridgepoint.workload.onnx.file.ElementType.INT64;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Branches, loops and functions: graphs inside a graph. */
class BranchesAndFunctionsTest {
    @Test
    void aBranchIsChosenByEvaluatingItsCondition() {
        assertThat(Steps.of(branching().read(Map.of("mode", 3L)).graph())).containsExactly("tanh 4");
        assertThat(Steps.of(branching().read(Map.of("mode", 2L)).graph())).containsExactly("relu 4");
    }

    @Test
    void anUndecidedBranchIsRefusedUnlessChosen() {
        assertThatThrownBy(() -> branching().read())
                .hasMessageContaining("If \"y\" on bool[] (its condition depends on data; choose a branch with --dim"
                        + " three=1 or =0, or give the value of mode)");
        assertThat(Steps.of(branching().read(Map.of("three", 1L)).graph())).contains("tanh 4");
    }

    private static OnnxFile branching() {
        Message yes =
                subgraph(nodeMessage("", "Tanh", List.of("x"), List.of("u"))).message(12, new Message().text(1, "u"));
        Message no =
                subgraph(nodeMessage("", "Relu", List.of("x"), List.of("v"))).message(12, new Message().text(1, "v"));
        return OnnxFile.model()
                .input("x", FLOAT, 4)
                .input("mode", INT64)
                .initializer(OnnxFile.tensor("limit", INT64).packed(7, 3))
                .node("Equal", List.of("mode", "limit"), List.of("three"))
                .node("If", List.of("three"), List.of("y"), graph("then_branch", yes), graph("else_branch", no))
                .output("y");
    }

    @Test
    void aFunctionIsOpenedWithItsCallersSettings() {
        Message body =
                nodeMessage("", "Concat", List.of("in", "in"), List.of("out"), OnnxFile.reference("axis", "along"));
        Message function = new Message()
                .text(1, "Twice")
                .text(4, "in")
                .text(5, "out")
                .message(7, body)
                .text(10, "own");
        OnnxFile file = OnnxFile.model()
                .input("x", FLOAT, 2, 3)
                .function(function)
                .node(nodeMessage("own", "Twice", List.of("x"), List.of("a"), whole("along", 1)))
                .node(nodeMessage("own", "Twice", List.of("a"), List.of("y"), whole("along", 0)))
                .output("y");
        assertThat(Steps.of(file.read().graph())).containsExactly("concat 2x6", "concat 4x6");
    }

    @Test
    void aFunctionThatCallsItselfIsRefused() {
        Message body = nodeMessage("own", "Again", List.of("in"), List.of("out"));
        Message function = new Message()
                .text(1, "Again")
                .text(4, "in")
                .text(5, "out")
                .message(7, body)
                .text(10, "own");
        OnnxFile file = OnnxFile.model()
                .input("x", FLOAT, 2)
                .function(function)
                .node(nodeMessage("own", "Again", List.of("x"), List.of("y")))
                .output("y");
        assertThatThrownBy(file::read).hasMessageContaining("call each other more than 24 deep");
    }

    @Test
    void functionsThatMultiplyWithoutEndAreRefused() {
        OnnxFile file = OnnxFile.model().input("x", FLOAT, 2);
        for (int level = 0; level < 20; level++) {
            Message function = new Message()
                    .text(1, "F" + level)
                    .text(4, "in")
                    .text(5, "out")
                    .text(10, "own");
            String inner = level == 0 ? "Relu" : "F" + (level - 1);
            for (int call = 0; call < 4; call++) {
                String from = call == 0 ? "in" : "v" + call;
                String to = call == 3 ? "out" : "v" + (call + 1);
                function.message(7, nodeMessage(level == 0 ? "" : "own", inner, List.of(from), List.of(to)));
            }
            file.function(function);
        }
        file.node(nodeMessage("own", "F19", List.of("x"), List.of("y"))).output("y");
        assertThatThrownBy(file::read).hasMessageContaining("more than");
    }
}
