package org.ridgepoint.workload.onnx;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.ridgepoint.workload.onnx.file.Dimensions;
import org.ridgepoint.workload.onnx.file.ElementType;
import org.ridgepoint.workload.onnx.file.OnnxGraph;
import org.ridgepoint.workload.onnx.file.OnnxNode;
import org.ridgepoint.workload.onnx.file.OnnxValue;
import org.ridgepoint.workload.onnx.rule.GraphPen;
import org.ridgepoint.workload.onnx.rule.HostRule;
import org.ridgepoint.workload.onnx.rule.Value;

/** What the file, or else the user, says of the shapes of values in between; only what the host makes hangs on it. */
final class StatedShapes {
    private final Map<String, OnnxValue> stated = new TreeMap<>();
    private final Bindings bindings;
    private final GraphPen pen;
    private boolean disagreed;

    StatedShapes(Bindings bindings, GraphPen pen) {
        this.bindings = bindings;
        this.pen = pen;
    }

    /** Notes what a graph says of its values and outputs. */
    void note(OnnxGraph graph) {
        graph.values().forEach(value -> stated.put(value.name(), value));
        graph.outputs().forEach(value -> stated.put(value.name(), value));
    }

    /** Type and shape that the file, or else the user, states for a value. */
    Optional<HostRule.Stated> find(String name) {
        ElementType type =
                Optional.ofNullable(stated.get(name)).flatMap(OnnxValue::type).orElse(ElementType.FLOAT);
        return bindings.statedShape(name, dimensions(name)).map(shape -> new HostRule.Stated(type, shape));
    }

    /** The file's word on shapes is not needed, but where it differs from ours the user should know. */
    void compare(String name, Value value) {
        Optional<long[]> shape = find(name).map(HostRule.Stated::shape);
        if (shape.isPresent() && !Arrays.equals(shape.get(), value.shape()) && !disagreed) {
            disagreed = true;
            pen.note("the file states the shape " + Dimensions.text(shape.get()) + " for \"" + GraphPen.shortened(name)
                    + "\", which is " + Dimensions.text(value.shape()) + " by its inputs");
        }
    }

    /** Says of which output of a node the file does not tell the shape, and how the user can. */
    Optional<String> missing(OnnxNode node) {
        return node.outputs().stream()
                .filter(output -> !output.isEmpty() && find(output).isEmpty())
                .findFirst()
                .map(output -> "the file does not tell the shape of its output \"" + GraphPen.shortened(output)
                        + "\"; give it: --dim "
                        + String.join("=... --dim ", Bindings.openAxes(GraphPen.shortened(output), dimensions(output)))
                        + "=...");
    }

    private Optional<List<OnnxValue.Dimension>> dimensions(String name) {
        return Optional.ofNullable(stated.get(name)).flatMap(OnnxValue::shape);
    }
}
