package org.ridgepoint.accelerator.layer;

import java.util.List;
import org.ridgepoint.sim.quantity.Exact;

/**
 * What the elements that a product multiplies are stored as. Mostly each is an element of the operand; but where the operand
 * has fewer (heads that several groups share, windows that overlap in the gradient of weights, planes under neighbouring
 * windows of three dimensions) each stored byte is fetched once for all that it serves, and every element has its share of it;
 * and where scales come with blocks of weights, every weight has its share of these.
 *
 * @param elementBits of an element
 * @param stored of so many bytes
 * @param nominal that the elements would have if each were stored
 */
public record OperandBytes(int elementBits, long stored, long nominal) {
    public OperandBytes {
        long common = Exact.greatestCommonDivisor(stored, nominal);
        stored /= common;
        nominal /= common;
    }

    /** Elements that are stored each by itself. */
    public static OperandBytes each(int elementBits) {
        return new OperandBytes(elementBits, 1, 1);
    }

    /** So many elements that are read from operands. */
    static OperandBytes of(long elements, List<Operand> operands) {
        int bits = Operand.elementBits(operands);
        long stored = operands.stream().mapToLong(Operand::bytes).sum();
        long nominal = Exact.bytes(elements, bits);
        return new OperandBytes(bits, Math.min(stored, nominal), nominal);
    }

    /** Bytes of so many elements, those after the first {@code before}. */
    public long bytes(long before, long count) {
        return stored == nominal ? Exact.bytes(count, elementBits) : upTo(before + count) - upTo(before);
    }

    /** Bytes of so many elements from the first on. */
    public long bytes(long count) {
        return bytes(0, count);
    }

    /** At most, wherever they stand. */
    public long mostBytes(long count) {
        return stored == nominal ? Exact.bytes(count, elementBits) : upTo(count) + 1;
    }

    /** Bytes that rounding may add to each of several pieces. */
    public long roundingBytes() {
        return stored == nominal && elementBits % Byte.SIZE == 0 ? 0 : 1;
    }

    private long upTo(long count) {
        long bytes = Exact.bytes(count, elementBits);
        return bytes / nominal * stored + Math.multiplyExact(bytes % nominal, stored) / nominal;
    }
}
