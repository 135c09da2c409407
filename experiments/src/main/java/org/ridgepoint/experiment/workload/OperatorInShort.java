package org.ridgepoint.experiment.workload;

import java.util.List;
import org.ridgepoint.experiment.config.UserError;
import org.ridgepoint.workload.graph.Graph;
import org.ridgepoint.workload.graph.Layers;
import org.ridgepoint.workload.op.Window;

/**
 * A workload of one operator, written on the command line: {@code gemm:M,N,K} or {@code
 * conv:H,W,C,KHxKW,FILTERS,STRIDE[,PAD]}.
 *
 * <p>A gemm is C[M][N] += A[M][K] B[K][N] with B the weights; a batch of n is n matrices A after one another.
 */
final class OperatorInShort {
    private static final String GEMM = "gemm:M,N,K";
    private static final String CONVOLUTION = "conv:H,W,C,KHxKW,FILTERS,STRIDE[,PAD]";
    private static final int LARGEST = 1 << 24;

    private final String text;
    private final String form;
    private final List<String> fields;

    private OperatorInShort(String text, String form) {
        this.text = text;
        this.form = form;
        this.fields = List.of(text.substring(text.indexOf(':') + 1).split(",", -1));
    }
    /** Whether a text means to be one. */
    static boolean isOne(String text) {
        return text.startsWith("gemm:") || text.startsWith("conv:");
    }

    /** The graph that a text stands for. */
    static Graph graph(String text, int batch) {
        return text.startsWith("gemm:")
                ? new OperatorInShort(text, GEMM).gemm(batch)
                : new OperatorInShort(text, CONVOLUTION).convolution(batch);
    }

    private Graph gemm(int batch) {
        requireFields(3, 3);
        int rows = number("M", 0, 1);
        int columns = number("N", 1, 1);
        int reduction = number("K", 2, 1);
        Layers net = new Layers(text);
        return net.finish(net.plainLinear(net.input("a", batch, rows, reduction), columns));
    }

    private Graph convolution(int batch) {
        requireFields(6, 7);
        int height = number("H", 0, 1);
        int width = number("W", 1, 1);
        int channels = number("C", 2, 1);
        String[] kernel = fields.get(3).trim().split("x", -1);
        if (kernel.length != 2) {
            throw wrong("KHxKW must be two whole numbers with an x between, was \"" + fields.get(3) + "\"");
        }
        int kernelHeight = number("KH", kernel[0], 1);
        int kernelWidth = number("KW", kernel[1], 1);
        int filters = number("FILTERS", 4, 1);
        int stride = number("STRIDE", 5, 1);
        int pad = fields.size() > 6 ? number("PAD", 6, 0) : 0;
        requireFits("KH", kernelHeight, "H", height, pad);
        requireFits("KW", kernelWidth, "W", width, pad);
        List<Integer> pads = List.of(pad, pad);
        Window window =
                new Window(List.of(kernelHeight, kernelWidth), List.of(stride, stride), pads, pads, List.of(1, 1));
        Layers net = new Layers(text);
        return net.finish(net.conv(net.input("image", batch, channels, height, width), filters, window));
    }

    private void requireFields(int least, int most) {
        if (fields.size() < least || fields.size() > most) {
            throw wrong("found " + fields.size() + (fields.size() == 1 ? " number" : " numbers"));
        }
    }

    private void requireFits(String kernelName, int kernel, String sizeName, int size, int pad) {
        if (kernel > size + 2L * pad) {
            throw wrong(kernelName + " " + kernel + " is larger than the padded " + sizeName + " " + (size + 2L * pad));
        }
    }

    private int number(String name, int index, int least) {
        return number(name, fields.get(index), least);
    }

    private int number(String name, String field, int least) {
        String digits = field.trim();
        if (!digits.matches("[0-9]{1,8}") || Integer.parseInt(digits) < least || Integer.parseInt(digits) > LARGEST) {
            throw wrong(name + " must be a whole number from " + least + " to " + LARGEST + ", was \"" + field + "\"");
        }
        return Integer.parseInt(digits);
    }

    private UserError wrong(String problem) {
        return new UserError(text + ": " + problem + "; expected " + form);
    }
}
