package org.ridgepoint.workload.onnx.file;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * An operator that the model itself defines by nodes.
 *
 * @param name its operator name
 * @param domain its domain
 * @param inputs names of its inputs inside
 * @param outputs names of its outputs inside
 * @param nodes its body
 */
public record OnnxFunction(
        String name, String domain, List<String> inputs, List<String> outputs, List<OnnxNode> nodes) {
    public String qualifiedName() {
        return domain.isEmpty() ? name : domain + "." + name;
    }

    /** The body with the caller's settings put where it refers to them. */
    public List<OnnxNode> withAttributesOf(OnnxNode caller) {
        return nodes.stream().map(node -> withAttributesOf(caller, node)).toList();
    }

    private static OnnxNode withAttributesOf(OnnxNode caller, OnnxNode node) {
        Map<String, OnnxAttribute> resolved = new TreeMap<>();
        node.attributes().forEach((key, value) -> {
            OnnxAttribute meant = value instanceof OnnxAttribute.Reference reference
                    ? caller.attributes().get(reference.name())
                    : value;
            if (meant != null) {
                resolved.put(key, meant);
            }
        });
        return new OnnxNode(node.name(), node.operator(), node.domain(), node.inputs(), node.outputs(), resolved);
    }
}
