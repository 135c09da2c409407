package org.ridgepoint.workload.op;

/**
 * The axes before the last two of a product of two tensors, by who has them: an axis that one operand repeats is further rows
 * or columns of the other, which share the one matrix.
 *
 * @param both products that share nothing
 * @param first matrices of the first operand for each of the second
 * @param second matrices of the second operand for each of the first
 */
public record ProductBatch(long both, long first, long second) {

    /** Of operands whose last two axes are matrices and whose others combine. */
    public static ProductBatch of(TensorShape a, TensorShape b) {
        TensorShape one = a.range(0, a.rank() - 2);
        TensorShape other = b.range(0, b.rank() - 2);
        long all = one.broadcast(other).elements();
        return new ProductBatch(one.elements() * other.elements() / all, all / other.elements(), all / one.elements());
    }
}
