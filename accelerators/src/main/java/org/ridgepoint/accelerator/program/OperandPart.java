package org.ridgepoint.accelerator.program;

import java.util.Optional;
import org.ridgepoint.accelerator.mapping.Place;
import org.ridgepoint.accelerator.residence.TensorState;

/**
 * Where some of an operand's bytes lie.
 *
 * @param place in which memory
 * @param dramAddress of the first byte, for DRAM
 * @param bytes of it
 * @param tensor whose rows must exist; empty for stored weights
 * @param firstRow of the tensor that the operand has
 * @param rows of the tensor that the operand has
 */
record OperandPart(Place place, long dramAddress, long bytes, Optional<TensorState> tensor, long firstRow, long rows) {

    /** Stored weights or biases. */
    static OperandPart stored(long dramAddress, long bytes) {
        return new OperandPart(Place.DRAM, dramAddress, bytes, Optional.empty(), 0, 1);
    }
}
