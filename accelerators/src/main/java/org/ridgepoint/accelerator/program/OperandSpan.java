package org.ridgepoint.accelerator.program;

/**
 * Which bytes of an operand a piece holds.
 *
 * @param begin where they begin, as a share of the operand
 * @param bytes how many
 * @param requiredRows rows of the operand, from the first on, that must exist
 * @param ofRows rows that the operand has
 */
record OperandSpan(double begin, long bytes, long requiredRows, long ofRows) {

    /** All of an operand. */
    static OperandSpan whole(long bytes) {
        return new OperandSpan(0, bytes, 1, 1);
    }
}
