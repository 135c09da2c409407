package org.ridgepoint.workload.onnx.file;

import java.util.List;
import java.util.Optional;

/**
 * What the file says of an input, an output or a value between nodes.
 *
 * @param name of the value
 * @param type of its elements, where said and a plain tensor
 * @param shape its dimensions, where said
 */
public record OnnxValue(String name, Optional<ElementType> type, Optional<List<Dimension>> shape) {
    /**
     * One dimension: a number, or a name to be bound to one.
     *
     * @param size the number, where it is one
     * @param symbol the name, empty where there is none
     */
    public record Dimension(Optional<Long> size, String symbol) {}
}
