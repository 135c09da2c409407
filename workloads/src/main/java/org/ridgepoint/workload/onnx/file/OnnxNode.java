package org.ridgepoint.workload.onnx.file;

import java.util.List;
import java.util.Map;

/**
 * One node as the file has it.
 *
 * @param name may be empty
 * @param operator such as {@code Conv}
 * @param domain empty for ONNX's own operators
 * @param inputs names of values; an empty one is an optional input not given
 * @param outputs names of values; an empty one is not wanted
 * @param attributes settings by name
 */
public record OnnxNode(
        String name,
        String operator,
        String domain,
        List<String> inputs,
        List<String> outputs,
        Map<String, OnnxAttribute> attributes) {

    /** The operator with its domain where that is not ONNX's own. */
    public String qualifiedOperator() {
        return domain.isEmpty() ? operator : domain + "." + operator;
    }

    /** How messages call it. */
    public String label() {
        String shown = name.isEmpty() ? String.join(", ", outputs) : name;
        return qualifiedOperator() + " \"" + shown + "\"";
    }
}
