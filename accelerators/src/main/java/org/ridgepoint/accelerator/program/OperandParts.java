package org.ridgepoint.accelerator.program;

import java.util.Comparator;
import java.util.List;

/**
 * An operand in one or more parts, the farthest from the array first. Each piece of it takes of every part in
 * proportion: a piece's shares sum to the piece, and over all pieces each part is taken to the byte, so that what one
 * piece loses by rounding the next one takes.
 */
final class OperandParts {
    private final List<OperandPart> parts;
    private final long[] upTo;
    private final long[] owed;

    OperandParts(List<OperandPart> parts) {
        this.parts = parts.stream()
                .sorted(Comparator.comparing(OperandPart::place).reversed())
                .toList();
        this.upTo = new long[parts.size()];
        this.owed = new long[parts.size()];
        long sum = 0;
        for (int i = 0; i < upTo.length; i++) {
            sum += this.parts.get(i).bytes();
            upTo[i] = sum;
        }
    }

    int count() {
        return parts.size();
    }

    OperandPart part(int index) {
        return parts.get(index);
    }

    /** Of the operand's next so many bytes, those of each part. */
    long[] take(long bytes) {
        long[] shares = new long[upTo.length];
        long whole = upTo[upTo.length - 1];
        long before = 0;
        for (int i = 0; i < shares.length; i++) {
            long due = Math.addExact(Math.multiplyExact(bytes, upTo[i]), owed[i]);
            owed[i] = due % whole;
            long taken = due / whole;
            shares[i] = taken - before;
            before = taken;
        }
        return shares;
    }
}
