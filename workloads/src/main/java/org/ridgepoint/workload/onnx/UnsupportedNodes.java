package org.ridgepoint.workload.onnx;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.ridgepoint.workload.onnx.file.OnnxException;
import org.ridgepoint.workload.onnx.file.OnnxNode;
import org.ridgepoint.workload.onnx.rule.GraphPen;
import org.ridgepoint.workload.onnx.rule.Value;

/** The nodes of a model that we cannot run, gathered so that the user learns of all at once. */
final class UnsupportedNodes {
    private static final int MOST_NAMED = 12;

    private final Map<String, Integer> counts = new TreeMap<>();
    private final List<String> examples = new ArrayList<>();
    private boolean hasReasons;

    void add(OnnxNode node, List<Value> inputs, String reason) {
        String operator = GraphPen.shortened(node.qualifiedOperator());
        boolean first = counts.merge(operator, 1, Integer::sum) == 1;
        hasReasons |= !reason.isEmpty();
        if ((first || !reason.isEmpty()) && examples.size() < MOST_NAMED) {
            String shapes = inputs.stream().map(Value::text).collect(Collectors.joining(", "));
            examples.add(GraphPen.shortened(node.label())
                    + (shapes.isEmpty() ? "" : " on " + shapes)
                    + (reason.isEmpty() ? "" : " (" + reason + ")"));
        }
    }

    /** With what the user can do where values are not known. */
    void refuseAny(ImportOptions.Unsupported chosen, String valuesHint) {
        if (counts.isEmpty()) {
            return;
        }
        String all = counts.entrySet().stream()
                .map(entry -> entry.getKey() + " x" + entry.getValue())
                .collect(Collectors.joining(", "));
        String host = chosen == ImportOptions.Unsupported.HOST
                ? ""
                : "; --unsupported=host leaves to the host those whose output shapes are known";
        throw new OnnxException("the model has nodes that are not supported: " + all + "; namely "
                + String.join("; ", examples) + host + (hasReasons ? valuesHint : ""));
    }
}
