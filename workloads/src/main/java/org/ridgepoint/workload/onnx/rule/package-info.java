/**
 * What each ONNX operator becomes, a row each, and what its rule sees of the node: values, constants that are known, attributes.
 * Start with {@code OperatorTable}.
 */
package org.ridgepoint.workload.onnx.rule;
