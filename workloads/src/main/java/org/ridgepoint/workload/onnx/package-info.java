/**
 * Models in ONNX files, read as graphs of the operators of {@code workload.op}.
 *
 * <p>Three steps, each with its own types: {@code ModelReader} decodes the file into {@code Onnx...} records and leaves
 * the weights where they are; {@code GraphImport} walks the nodes, folding shape arithmetic and inferring shapes;
 * {@code OperatorTable} says, a row each, what an ONNX operator becomes. Start with {@code OnnxImport}.
 */
package org.ridgepoint.workload.onnx;
