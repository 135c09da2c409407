/**
 * The file: its wire format, and the {@code Onnx...} records it is decoded into; weights are left where they are. Knows
 * no operator. Start with {@code ModelReader}.
 */
package org.ridgepoint.workload.onnx.file;
