package org.ridgepoint.accelerator.layer;

/**
 * What a layer reads of a tensor.
 *
 * @param tensor where it lies
 * @param bytes how much of it
 */
public record Operand(MappedTensor tensor, long bytes) {}
