package org.ridgepoint.accelerator.layer;

import org.ridgepoint.sim.quantity.Exact;

/**
 * A tensor as the mapper sees it.
 *
 * @param id unique in the run
 * @param name for reports
 * @param bytes its size
 * @param elementBits of each of its elements
 * @param rows the units in which it becomes ready: image rows, or rows of a matrix, over the batch
 * @param given it comes from outside and lies in DRAM before the run
 * @param wantedBytes so much of it must be in DRAM after the run
 * @param firstByte where it begins in the tensor of its id, of which it may be a slice
 * @param firstRow the same in rows
 */
public record MappedTensor(
        int id,
        String name,
        long bytes,
        int elementBits,
        long rows,
        boolean given,
        long wantedBytes,
        long firstByte,
        long firstRow) {

    /** A tensor from its beginning, which the outside wants whole or not at all. */
    public MappedTensor(int id, String name, long bytes, int elementBits, long rows, boolean given, boolean wanted) {
        this(id, name, bytes, elementBits, rows, given, wanted ? bytes : 0, 0, 0);
    }

    public MappedTensor {
        if (bytes <= 0 || rows <= 0) {
            throw new IllegalArgumentException(
                    "tensor " + name + " must have bytes and rows, had " + bytes + " and " + rows);
        }
    }

    /** Whether it is stored in DRAM as it is made, for the outside. */
    public boolean wanted() {
        return wantedBytes > 0;
    }

    /** A slice of the tensor of an id, as large as this one. */
    public MappedTensor within(int home, long byteOffset, long rowOffset) {
        return new MappedTensor(home, name, bytes, elementBits, rows, given, wantedBytes, byteOffset, rowOffset);
    }

    /** Bytes of so many of its elements. */
    public long bytes(long elements) {
        return Exact.bytes(elements, elementBits);
    }
}
