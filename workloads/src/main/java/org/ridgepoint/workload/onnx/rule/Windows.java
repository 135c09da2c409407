package org.ridgepoint.workload.onnx.rule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.ridgepoint.workload.onnx.file.OnnxException;
import org.ridgepoint.workload.op.Window;

/** Reads the settings that convolutions and pools share: kernel, strides, padding, dilations. */
final class Windows {
    private static final int MOST = 1 << 20;

    private Windows() {}

    /** The window of a node for a kernel of this size over this input. */
    static Window of(NodeCall call, long[] kernel, Value input) {
        int rank = kernel.length;
        Window window = new Window(
                integers("kernel_shape", kernel, rank),
                integers("strides", call.wholes("strides").orElse(same(1, rank)), rank),
                Collections.nCopies(rank, 0),
                Collections.nCopies(rank, 0),
                integers("dilations", call.wholes("dilations").orElse(same(1, rank)), rank));
        return padded(call, window, input);
    }

    private static Window padded(NodeCall call, Window window, Value input) {
        return switch (call.text("auto_pad", "NOTSET")) {
            case "SAME_UPPER", "SAME_LOWER" -> window.coverAll(input.tensorShape());
            case "VALID" -> window;
            case "NOTSET", "" -> explicit(call, window);
            default -> throw new OnnxException("unknown auto_pad " + call.text("auto_pad", ""));
        };
    }

    private static Window explicit(NodeCall call, Window window) {
        int rank = window.rank();
        List<Integer> pads = integers("pads", call.wholes("pads").orElse(same(0, 2 * rank)), 2 * rank);
        return window.pad(pads.subList(0, rank), pads.subList(rank, 2 * rank));
    }

    /** The kernel's size where an attribute gives it. */
    static long[] statedKernel(NodeCall call) {
        return call.wholes("kernel_shape").orElseThrow(() -> new OnnxException("it has no kernel_shape"));
    }

    static List<Integer> integers(String what, long[] values, int count) {
        if (values.length != count || count == 0) {
            throw new OnnxException(what + " needs " + count + " numbers, has " + values.length);
        }
        List<Integer> integers = new ArrayList<>();
        for (long value : values) {
            if (Math.abs(value) > MOST) {
                throw new OnnxException(what + " of " + value + " is beyond any image");
            }
            integers.add((int) value);
        }
        return integers;
    }

    private static long[] same(long value, int count) {
        long[] values = new long[count];
        Arrays.fill(values, value);
        return values;
    }
}
