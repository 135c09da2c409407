/**
 * The import itself: walks the nodes of a file's graph, evaluates shape arithmetic, infers shapes, binds open dimensions, finds
 * patterns that exporters spell out, and writes a graph of our operators. The file is read in {@code file}, what a node
 * becomes is said in {@code rule}. Start with {@code OnnxImport}.
 */
package org.ridgepoint.workload.onnx;
