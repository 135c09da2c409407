package org.ridgepoint.workload.onnx.file;

import java.util.List;

/** The value of a node's setting. */
public sealed interface OnnxAttribute {
    /** One integer. */
    record WholeNumber(long value) implements OnnxAttribute {}

    /** One real number. */
    record Real(float value) implements OnnxAttribute {}

    /** One text. */
    record Text(String value) implements OnnxAttribute {}

    /** A tensor. */
    record TensorValue(OnnxTensor value) implements OnnxAttribute {}

    /** A subgraph: a branch or the body of a loop. */
    record Subgraph(OnnxGraph value) implements OnnxAttribute {}

    /** Integers. */
    record WholeNumbers(List<Long> values) implements OnnxAttribute {}

    /** Real numbers. */
    record Reals(List<Float> values) implements OnnxAttribute {}

    /** Texts. */
    record Texts(List<String> values) implements OnnxAttribute {}

    /** Inside a function: the caller's attribute of that name. */
    record Reference(String name) implements OnnxAttribute {}

    /** A value of a kind that no operator we know takes. */
    record Unread(long type) implements OnnxAttribute {}
}
