package org.ridgepoint.workload.op;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.ridgepoint.workload.work.Axis;
import org.ridgepoint.workload.work.Whole;

/**
 * The window that a convolution or pooling slides over one to three spatial axes. One entry per axis.
 *
 * @param kernel window size
 * @param stride steps between windows
 * @param padBefore zeros before the first element
 * @param padAfter zeros after the last element
 * @param dilation distance between elements of the window
 */
public record Window(
        List<Integer> kernel,
        List<Integer> stride,
        List<Integer> padBefore,
        List<Integer> padAfter,
        List<Integer> dilation) {
    public Window {
        kernel = atLeast(1, "kernel", kernel, kernel.size());
        stride = atLeast(1, "stride", stride, kernel.size());
        padBefore = atLeast(0, "padding", padBefore, kernel.size());
        padAfter = atLeast(0, "padding", padAfter, kernel.size());
        dilation = atLeast(1, "dilation", dilation, kernel.size());
    }

    /** A window with these sizes, stride 1, no padding, no dilation. */
    public static Window of(int... kernel) {
        int rank = kernel.length;
        List<Integer> sizes = Arrays.stream(kernel).boxed().toList();
        return new Window(sizes, same(1, rank), same(0, rank), same(0, rank), same(1, rank));
    }

    /** A square 2-D window with the same stride and padding on all sides. */
    public static Window square(int kernel, int stride, int pad) {
        return of(kernel, kernel).stride(stride).pad(pad);
    }

    /** The window with one stride for all axes. */
    public Window stride(int stride) {
        return new Window(kernel, same(stride, rank()), padBefore, padAfter, dilation);
    }

    /** The window with one stride per axis. */
    public Window strides(Integer... strides) {
        return new Window(kernel, List.of(strides), padBefore, padAfter, dilation);
    }

    /** The window with the same padding on all sides. */
    public Window pad(int pad) {
        return pad(same(pad, rank()), same(pad, rank()));
    }

    /** The window with padding before and after, per axis. */
    public Window pad(List<Integer> before, List<Integer> after) {
        return new Window(kernel, stride, before, after, dilation);
    }

    /** The window with one dilation for all axes. */
    public Window dilation(int dilation) {
        return new Window(kernel, stride, padBefore, padAfter, same(dilation, rank()));
    }

    /** Padding that keeps the size at stride 1, for odd windows. */
    public Window centred() {
        List<Integer> pads = new ArrayList<>();
        for (int axis = 0; axis < rank(); axis++) {
            pads.add(dilation.get(axis) * (kernel.get(axis) - 1) / 2);
        }
        return pad(pads, pads);
    }

    /** Steps of a stride that it takes to cover a size: the quotient rounded up. */
    public static long steps(long size, long stride) {
        return Whole.ceilDiv(size, stride);
    }

    /** Padding such that each output size is the input's divided by the stride, rounded up; the odd zero at the end. */
    public Window coverAll(TensorShape input) {
        List<Integer> before = new ArrayList<>();
        List<Integer> after = new ArrayList<>();
        for (int axis = 0; axis < rank(); axis++) {
            long size = input.dimension(axis + 2);
            long outputs = steps(size, stride.get(axis));
            long needed = (outputs - 1) * stride.get(axis) + extent(axis) - size;
            int pad = (int) Math.max(needed, 0);
            before.add(pad / 2);
            after.add(pad - pad / 2);
        }
        return pad(before, after);
    }

    /** More padding at the end, so that a last window that is only partly inside counts too. */
    public Window roundedUp(TensorShape input) {
        List<Integer> after = new ArrayList<>();
        for (int axis = 0; axis < rank(); axis++) {
            long padded = input.dimension(axis + 2) + padBefore.get(axis) + padAfter.get(axis);
            long rest = Math.floorMod(padded - extent(axis), (long) stride.get(axis));
            boolean startsInside =
                    padded - rest + stride.get(axis) - extent(axis) < input.dimension(axis + 2) + padBefore.get(axis);
            boolean extend = rest != 0 && startsInside;
            after.add(padAfter.get(axis) + (int) (extend ? stride.get(axis) - rest : 0));
        }
        return pad(padBefore, after);
    }

    /** Spatial axes. */
    public int rank() {
        return kernel.size();
    }

    /** Elements of the window. */
    public long taps() {
        return kernel.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
    }

    /** Elements from the first to the last of the window along one axis. */
    public long extent(int axis) {
        return (long) dilation.get(axis) * (kernel.get(axis) - 1) + 1;
    }

    /** Output size along one axis for an input size. */
    long outputSize(int axis, long inputSize) {
        long room = inputSize + padBefore.get(axis) + padAfter.get(axis) - extent(axis);
        if (room < 0) {
            throw new IllegalArgumentException(
                    "a window of " + this + " does not fit an input of size " + inputSize + "; the input is too small");
        }
        return room / stride.get(axis) + 1;
    }

    /** Shape of the output for an input of batch, channels, spatial axes. */
    public TensorShape output(TensorShape input, long channels) {
        requireAxes(input);
        TensorShape output = TensorShape.of(input.dimension(0), channels);
        for (int axis = 0; axis < rank(); axis++) {
            output = output.append(outputSize(axis, input.dimension(axis + 2)));
        }
        return output;
    }

    /** Elements of an input of batch, channels, spatial axes that lie under some window. */
    public long touchedElements(TensorShape input) {
        long touched = input.elements(0, 2);
        for (int axis = 0; axis < rank(); axis++) {
            long size = input.dimension(axis + 2);
            Axis lines = new Axis(size, kernel.get(axis), dilation.get(axis), stride.get(axis), padBefore.get(axis));
            touched = Math.multiplyExact(touched, lines.lines(0, outputSize(axis, size)));
        }
        return touched;
    }

    void requireAxes(TensorShape input) {
        if (input.rank() != rank() + 2) {
            throw new IllegalArgumentException("a " + rank() + "-D window needs batch, channels and " + rank()
                    + " spatial axes, got shape " + input);
        }
    }

    private static List<Integer> same(int value, int times) {
        return Collections.nCopies(times, value);
    }

    private static List<Integer> atLeast(int least, String what, List<Integer> values, int size) {
        if (values.size() != size || size < 1 || size > 3) {
            throw new IllegalArgumentException(what + " needs one value for each of 1 to 3 axes, had " + values);
        }
        for (int value : values) {
            if (value < least) {
                throw new IllegalArgumentException(what + " must be at least " + least + ", was " + values);
            }
        }
        return List.copyOf(values);
    }

    /** Such as {@code 3x3/2} for stride 2. */
    @Override
    public String toString() {
        String sizes = kernel.stream().map(String::valueOf).collect(Collectors.joining("x"));
        boolean strided = stride.stream().anyMatch(step -> step != 1);
        return strided
                ? sizes + "/" + stride.stream().map(String::valueOf).distinct().collect(Collectors.joining("x"))
                : sizes;
    }

    /** Weights for each element of the window, from so many channels to so many, in the order of the operator. */
    TensorShape weights(long first, long second) {
        TensorShape weights = TensorShape.of(first, second);
        for (int size : kernel) {
            weights = weights.append(size);
        }
        return weights;
    }
}
