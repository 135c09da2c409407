package org.ridgepoint.accelerator.program;

import java.util.Optional;
import org.ridgepoint.accelerator.layer.MappedTensor;
import org.ridgepoint.accelerator.layer.Operand;
import org.ridgepoint.accelerator.layer.Readers;
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
 * @param readers who reads the same at the same time
 * @param number of it among all that the layer's cores read together
 */
record OperandPart(
        Place place,
        long dramAddress,
        long bytes,
        Optional<TensorState> tensor,
        long firstRow,
        long rows,
        Readers readers,
        int number) {
    private static final int FIRST_STORED = 0;
    private static final int SECOND_STORED = 1;
    private static final int TENSORS = 2;

    /** What of a layer's parameters comes first: biases, or all that is held. */
    static OperandPart biases(long dramAddress, long bytes, Readers readers) {
        return stored(dramAddress, bytes, readers, FIRST_STORED);
    }

    /** Stored weights. */
    static OperandPart weights(long dramAddress, long bytes, Readers readers) {
        return stored(dramAddress, bytes, readers, SECOND_STORED);
    }

    /** Of the same parameters, so many bytes. */
    OperandPart first(long someBytes) {
        return new OperandPart(place, dramAddress, someBytes, tensor, firstRow, rows, readers, number);
    }

    /** The same parameters as far as they lie in bulk SRAM before the run. */
    OperandPart kept(long keptBytes) {
        return new OperandPart(Place.BULK, 0, keptBytes, tensor, firstRow, rows, readers, number);
    }

    private static OperandPart stored(long dramAddress, long bytes, Readers readers, int number) {
        return new OperandPart(Place.DRAM, dramAddress, bytes, Optional.empty(), 0, 1, readers, number);
    }

    /** A part of a tensor. */
    static OperandPart of(TensorState state, Operand operand) {
        MappedTensor slice = operand.tensor();
        return new OperandPart(
                state.place(),
                state.dramAddress() + slice.firstByte(),
                operand.bytes(),
                Optional.of(state),
                slice.firstRow(),
                slice.rows(),
                operand.readers(),
                TENSORS + slice.id());
    }
}
