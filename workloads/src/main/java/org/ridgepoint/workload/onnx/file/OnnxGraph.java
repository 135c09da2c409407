package org.ridgepoint.workload.onnx.file;

import java.util.List;

/**
 * A graph or subgraph as the file has it.
 *
 * @param name may be empty
 * @param nodes in the file's order
 * @param initializers stored tensors
 * @param inputs inputs, initializers among them in old files
 * @param outputs outputs
 * @param values what the file says of values in between
 */
public record OnnxGraph(
        String name,
        List<OnnxNode> nodes,
        List<OnnxTensor> initializers,
        List<OnnxValue> inputs,
        List<OnnxValue> outputs,
        List<OnnxValue> values) {}
