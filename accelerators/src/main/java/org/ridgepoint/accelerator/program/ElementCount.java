package org.ridgepoint.accelerator.program;

import org.ridgepoint.accelerator.layer.OperandBytes;

/** The elements of an operand as they are fetched, piece by piece, so that the bytes of all pieces together round once. */
final class ElementCount {
    private final OperandBytes operand;
    private long elements;

    ElementCount(OperandBytes operand) {
        this.operand = operand;
    }

    /** Bytes of the next so many. */
    long next(long count) {
        long bytes = operand.bytes(elements, count);
        elements += count;
        return bytes;
    }
}
