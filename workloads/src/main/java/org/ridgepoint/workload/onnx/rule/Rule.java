package org.ridgepoint.workload.onnx.rule;

import java.util.List;

/** What an ONNX operator becomes: reads a node's inputs and settings, writes operators, returns the node's outputs. */
@FunctionalInterface
public interface Rule {
    List<Value> apply(NodeCall call);
}
