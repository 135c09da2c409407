package org.ridgepoint.workload.op;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The dimensions of a tensor, outermost first: batch, channels, rows, columns for images; batch, tokens, width for text. */
public final class TensorShape {
    private final long[] dimensions;
    private final long elements;

    private TensorShape(long[] dimensions) {
        this.dimensions = dimensions;
        this.elements = product(dimensions);
    }

    /** A shape of positive dimensions; no dimension at all is a scalar. */
    public static TensorShape of(long... dimensions) {
        for (long dimension : dimensions) {
            if (dimension <= 0) {
                throw new IllegalArgumentException("dimensions must be positive, were " + Arrays.toString(dimensions));
            }
        }
        return new TensorShape(dimensions.clone());
    }

    /** A shape from a list of positive dimensions. */
    public static TensorShape of(List<Long> dimensions) {
        return of(dimensions.stream().mapToLong(Long::longValue).toArray());
    }

    /** How many dimensions. */
    public int rank() {
        return dimensions.length;
    }

    /** One dimension; negative axes count from the end. */
    public long dimension(int axis) {
        return dimensions[axis(axis)];
    }

    /** The axis as a number from 0 to rank - 1; negative axes count from the end. */
    public int axis(int axis) {
        int positive = axis < 0 ? axis + rank() : axis;
        if (positive < 0 || positive >= rank()) {
            throw new IllegalArgumentException("axis " + axis + " does not exist in shape " + this);
        }
        return positive;
    }

    /** All dimensions, as a copy. */
    public long[] dimensions() {
        return dimensions.clone();
    }

    /** Product of the dimensions. */
    public long elements() {
        return elements;
    }

    /** Product of the dimensions from one axis (included) to another (excluded). */
    public long elements(int from, int to) {
        return product(Arrays.copyOfRange(dimensions, from, to));
    }

    /** The same shape with one dimension changed. */
    public TensorShape with(int axis, long dimension) {
        long[] changed = dimensions.clone();
        changed[axis(axis)] = dimension;
        return of(changed);
    }

    /** The dimensions from one axis (included) to another (excluded). */
    public TensorShape range(int from, int to) {
        return of(Arrays.copyOfRange(dimensions, from, to));
    }

    /** This shape followed by further dimensions. */
    public TensorShape append(long... more) {
        long[] joined = Arrays.copyOf(dimensions, rank() + more.length);
        System.arraycopy(more, 0, joined, rank(), more.length);
        return of(joined);
    }

    /** The shape of an element-wise result, dimensions of 1 being repeated, shapes aligned at their ends. */
    public TensorShape broadcast(TensorShape other) {
        int rank = Math.max(rank(), other.rank());
        long[] result = new long[rank];
        for (int fromEnd = 1; fromEnd <= rank; fromEnd++) {
            long mine = fromEnd <= rank() ? dimension(-fromEnd) : 1;
            long theirs = fromEnd <= other.rank() ? other.dimension(-fromEnd) : 1;
            if (mine != theirs && mine != 1 && theirs != 1) {
                throw new IllegalArgumentException("shapes " + this + " and " + other + " do not combine");
            }
            result[rank - fromEnd] = Math.max(mine, theirs);
        }
        return of(result);
    }

    private static long product(long[] factors) {
        long product = 1;
        for (long factor : factors) {
            product = Math.multiplyExact(product, factor);
        }
        return product;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TensorShape shape && Arrays.equals(dimensions, shape.dimensions);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(dimensions);
    }

    /** Such as {@code 1x3x224x224}; {@code scalar} without dimensions. */
    @Override
    public String toString() {
        return dimensions.length == 0
                ? "scalar"
                : Arrays.stream(dimensions).mapToObj(Long::toString).collect(Collectors.joining("x"));
    }
}
