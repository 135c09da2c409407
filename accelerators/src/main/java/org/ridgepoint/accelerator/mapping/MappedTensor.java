package org.ridgepoint.accelerator.mapping;

/**
 * A tensor as the mapper sees it.
 *
 * @param id unique in the run
 * @param name for reports
 * @param bytes its size
 * @param elementBits of each of its elements
 * @param rows the units in which it becomes ready: image rows, or rows of a matrix, over the batch
 * @param given it comes from outside and lies in DRAM before the run
 * @param wanted it must be in DRAM after the run
 */
public record MappedTensor(int id, String name, long bytes, int elementBits, long rows, boolean given, boolean wanted) {
    public MappedTensor {
        if (bytes <= 0 || rows <= 0) {
            throw new IllegalArgumentException(
                    "tensor " + name + " must have bytes and rows, had " + bytes + " and " + rows);
        }
    }

    /** Bytes of so many of its elements. */
    public long bytes(long elements) {
        return Ceil.bytes(elements, elementBits);
    }
}
