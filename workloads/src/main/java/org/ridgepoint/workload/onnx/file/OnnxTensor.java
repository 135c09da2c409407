package org.ridgepoint.workload.onnx.file;

import java.util.Optional;

/**
 * A stored tensor: its type and shape, and its numbers only where they are few.
 *
 * @param name of the initializer; empty in an attribute
 * @param type of its elements
 * @param shape dimensions, none negative
 * @param small the numbers, where there are at most {@link Constant#MOST_ELEMENTS} and the file itself holds them
 */
public record OnnxTensor(String name, ElementType type, long[] shape, Optional<Constant> small) {}
