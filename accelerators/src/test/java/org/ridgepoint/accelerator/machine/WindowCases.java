package org.ridgepoint.accelerator.machine;

import static org.ridgepoint.accelerator.machine.CaseDraws.elements;
import static org.ridgepoint.accelerator.machine.CaseDraws.of;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.ridgepoint.workload.op.Convolution;
import org.ridgepoint.workload.op.Pool;
import org.ridgepoint.workload.op.TransposedConvolution;
import org.ridgepoint.workload.op.Window;
import org.ridgepoint.workload.work.VectorKind;

/** Operators with windows; what a window touches is found by going to every tap of every output. */
final class WindowCases {
    private WindowCases() {}

    /** Over one or two axes, any stride, padding and dilation; over three, with windows that leave no plane out. */
    static OperatorCase convolution(CaseDraws d) {
        int rank = d.upTo(3);
        int groups = d.upTo(4);
        long channels = (long) groups * d.upTo(rank == 3 ? 4 : 12);
        int filters = groups * d.upTo(12);
        Window window = window(d, rank, rank < 3);
        long[] x = image(d, window, channels);
        boolean bias = d.coin();
        long touched = x[0] * channels;
        long positions = x[0] * filters;
        for (int axis = 0; axis < rank; axis++) {
            touched *= touched(window, axis, x[axis + 2]);
            positions *= outputs(window, axis, x[axis + 2]);
        }
        long weights = filters * (channels / groups) * window.taps();
        return of(
                new Convolution(filters, window, groups, bias),
                touched + weights + (bias ? filters : 0) + positions,
                x);
    }

    static OperatorCase transposed(CaseDraws d) {
        int rank = d.upTo(2);
        int groups = d.upTo(3);
        long channels = (long) groups * d.upTo(8);
        int filters = groups * d.upTo(8);
        Window unpadded = unpadded(d, rank, true);
        int pad = d.below(3);
        Window window = unpadded.kernel().stream().allMatch(size -> size > 2 * pad) ? unpadded.pad(pad) : unpadded;
        long[] x = new long[rank + 2];
        x[0] = d.upTo(2);
        x[1] = channels;
        long made = x[0] * filters;
        for (int axis = 0; axis < rank; axis++) {
            x[axis + 2] = d.upTo(10);
            made *= (x[axis + 2] - 1) * window.stride().get(axis)
                    + window.extent(axis)
                    - 2L * window.padBefore().get(axis);
        }
        long weights = channels * (filters / groups) * window.taps();
        return of(TransposedConvolution.of(filters, window, groups, false), elements(x) + weights + made, x);
    }

    static OperatorCase pool(CaseDraws d) {
        Window window = window(d, 2, true);
        long[] x = image(d, window, d.upTo(9));
        long planes = x[0] * x[1];
        long touched = planes * touched(window, 0, x[2]) * touched(window, 1, x[3]);
        long made = planes * outputs(window, 0, x[2]) * outputs(window, 1, x[3]);
        return of(new Pool(d.coin() ? VectorKind.ADD : VectorKind.MAXIMUM, window), touched + made, x);
    }

    private static long[] image(CaseDraws d, Window window, long channels) {
        long[] x = new long[window.rank() + 2];
        x[0] = d.upTo(3);
        x[1] = channels;
        for (int axis = 0; axis < window.rank(); axis++) {
            long pads = window.padBefore().get(axis) + window.padAfter().get(axis);
            x[axis + 2] = Math.max(1, window.extent(axis) - pads) + d.below(window.rank() == 3 ? 6 : 16);
        }
        return x;
    }

    private static Window unpadded(CaseDraws d, int rank, boolean any) {
        List<Integer> kernel = sizes(d, rank, 5);
        List<Integer> stride = new ArrayList<>();
        for (int size : kernel) {
            stride.add(d.upTo(any ? 5 : size));
        }
        List<Integer> none = sizes(d, rank, 1).stream().map(one -> 0).toList();
        return new Window(kernel, stride, none, none, any ? sizes(d, rank, 4) : sizes(d, rank, 1));
    }

    private static Window window(CaseDraws d, int rank, boolean any) {
        Window window = unpadded(d, rank, any);
        List<Integer> before = new ArrayList<>();
        List<Integer> after = new ArrayList<>();
        for (int size : window.kernel()) {
            before.add(any ? d.below(size + 3) : 0);
            after.add(any ? d.below(size + 3) : 0);
        }
        return any ? window.pad(before, after) : new Window(window.kernel(), ones(rank), before, after, ones(rank));
    }

    private static List<Integer> ones(int rank) {
        return IntStream.range(0, rank).mapToObj(axis -> 1).toList();
    }

    private static List<Integer> sizes(CaseDraws d, int rank, int most) {
        return IntStream.range(0, rank).mapToObj(axis -> d.upTo(most)).toList();
    }

    private static long outputs(Window window, int axis, long size) {
        long room = size + window.padBefore().get(axis) + window.padAfter().get(axis) - window.extent(axis);
        return room / window.stride().get(axis) + 1;
    }

    private static long touched(Window window, int axis, long size) {
        Set<Long> lines = new HashSet<>();
        for (long output = 0; output < outputs(window, axis, size); output++) {
            for (long tap = 0; tap < window.kernel().get(axis); tap++) {
                long line = output * window.stride().get(axis)
                        + tap * window.dilation().get(axis)
                        - window.padBefore().get(axis);
                if (line >= 0 && line < size) {
                    lines.add(line);
                }
            }
        }
        return lines.size();
    }
}
