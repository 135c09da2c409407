package org.ridgepoint.workload.onnx.file;

import java.util.List;
import java.util.Map;

/**
 * A model file, decoded, its weights left in the file.
 *
 * @param opsets operator set version by domain
 * @param graph the network
 * @param functions operators that the model defines
 */
public record OnnxModel(Map<String, Long> opsets, OnnxGraph graph, List<OnnxFunction> functions) {

    /** Version of ONNX's own operators; 1 where the file does not say. */
    public long opset() {
        return opsets.getOrDefault("", 1L);
    }
}
