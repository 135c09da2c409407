package org.ridgepoint.accelerator.layer;

import org.ridgepoint.sim.quantity.Exact;
import org.ridgepoint.workload.work.Contraction;

/**
 * What the sums of a product become. Mostly each becomes an element of the output; but where sums overlap (a transposed
 * convolution), where a last step stands for all (a recurrent layer) or where zeros lie between them, the output has fewer
 * or more bytes, of which each sum has its share.
 *
 * @param sums that the product makes
 * @param bytes of the output
 * @param elementBits of an element of the output
 */
public record ProductOutput(long sums, long bytes, int elementBits) {

    /** What the sums of a layer's product become. */
    public static ProductOutput of(Layer layer) {
        MappedTensor output = layer.output();
        long sums = layer.contraction().map(ProductOutput::sums).orElse(1L);
        return new ProductOutput(sums, output.bytes(), output.elementBits());
    }

    private static long sums(Contraction shape) {
        return shape.groups() * shape.filters() * shape.pixels();
    }

    /** Bytes that so many sums become, those after the first {@code before}. */
    public long bytes(long before, long count) {
        return eachAnElement() ? Exact.bytes(count, elementBits) : upTo(before + count) - upTo(before);
    }

    /** At most, wherever they stand. */
    public long mostBytes(long count) {
        return eachAnElement() ? Exact.bytes(count, elementBits) : upTo(count) + 1;
    }

    private boolean eachAnElement() {
        return Exact.bytes(sums, elementBits) == bytes;
    }

    private long upTo(long count) {
        return bytes / sums * count + Math.multiplyExact(bytes % sums, count) / sums;
    }
}
