package org.ridgepoint.workload.onnx.file;

import java.util.Arrays;

/**
 * A small tensor whose numbers are known when the model is read: what shape arithmetic works on. Integers are kept as
 * they are, reals as doubles.
 */
public final class Constant {
    /** Largest constant whose numbers are kept; shape arithmetic needs a handful. */
    public static final int MOST_ELEMENTS = 4096;

    private final ElementType type;
    private final long[] shape;
    private final long[] integers;
    private final double[] reals;

    private Constant(ElementType type, long[] shape, long[] integers, double[] reals) {
        this.type = type;
        this.shape = shape;
        this.integers = integers;
        this.reals = reals;
    }

    public static Constant ofIntegers(ElementType type, long[] shape, long[] values) {
        check(shape, values.length);
        return new Constant(type, shape.clone(), values.clone(), new double[0]);
    }

    public static Constant ofReals(ElementType type, long[] shape, double[] values) {
        check(shape, values.length);
        return new Constant(type, shape.clone(), new long[0], values.clone());
    }

    /** A vector of 64-bit integers, such as a shape. */
    public static Constant vector(long... values) {
        return ofIntegers(ElementType.INT64, new long[] {values.length}, values);
    }

    /** A single 64-bit integer. */
    public static Constant scalar(long value) {
        return ofIntegers(ElementType.INT64, new long[0], new long[] {value});
    }

    private static void check(long[] shape, int values) {
        if (Dimensions.elements(shape) != values) {
            throw new OnnxException("a constant of shape " + Dimensions.text(shape) + " has " + values + " numbers");
        }
    }

    public ElementType type() {
        return type;
    }

    public long[] shape() {
        return shape.clone();
    }

    public int size() {
        return type.isInteger() ? integers.length : reals.length;
    }

    public long integer(int index) {
        return type.isInteger() ? integers[index] : (long) reals[index];
    }

    public double real(int index) {
        return type.isInteger() ? integers[index] : reals[index];
    }

    /** All numbers as integers. */
    public long[] toIntegers() {
        return type.isInteger()
                ? integers.clone()
                : Arrays.stream(reals).mapToLong(real -> (long) real).toArray();
    }

    /** The elements at these places, in a new shape. */
    public Constant pick(long[] newShape, int[] places) {
        return type.isInteger()
                ? ofIntegers(
                        type,
                        newShape,
                        Arrays.stream(places)
                                .mapToLong(place -> integers[place])
                                .toArray())
                : ofReals(
                        type,
                        newShape,
                        Arrays.stream(places).mapToDouble(place -> reals[place]).toArray());
    }

    /** The same elements in another shape. */
    public Constant reshaped(long[] newShape) {
        check(newShape, size());
        return new Constant(type, newShape.clone(), integers, reals);
    }

    @Override
    public String toString() {
        return Dimensions.text(shape) + (type.isInteger() ? Arrays.toString(integers) : Arrays.toString(reals));
    }
}
