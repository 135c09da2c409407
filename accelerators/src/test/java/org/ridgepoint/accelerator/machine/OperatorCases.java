package org.ridgepoint.accelerator.machine;

import static org.ridgepoint.accelerator.machine.CaseDraws.elements;
import static org.ridgepoint.accelerator.machine.CaseDraws.of;
import static org.ridgepoint.accelerator.machine.CaseDraws.shape;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.ridgepoint.workload.op.Activation;
import org.ridgepoint.workload.op.AdaptivePool;
import org.ridgepoint.workload.op.Attention;
import org.ridgepoint.workload.op.BatchNormalisation;
import org.ridgepoint.workload.op.Cast;
import org.ridgepoint.workload.op.Convolution;
import org.ridgepoint.workload.op.Elementwise;
import org.ridgepoint.workload.op.Embedding;
import org.ridgepoint.workload.op.Extremes;
import org.ridgepoint.workload.op.Linear;
import org.ridgepoint.workload.op.MatMul;
import org.ridgepoint.workload.op.NonMaximumSuppression;
import org.ridgepoint.workload.op.Normalisation;
import org.ridgepoint.workload.op.Pool;
import org.ridgepoint.workload.op.Precision;
import org.ridgepoint.workload.op.Recurrent;
import org.ridgepoint.workload.op.Reduce;
import org.ridgepoint.workload.op.Resize;
import org.ridgepoint.workload.op.Shortcut;
import org.ridgepoint.workload.op.Softmax;
import org.ridgepoint.workload.op.TensorShape;
import org.ridgepoint.workload.op.TopK;
import org.ridgepoint.workload.op.TransposedConvolution;
import org.ridgepoint.workload.op.move.Concat;
import org.ridgepoint.workload.op.move.Expand;
import org.ridgepoint.workload.op.move.Fill;
import org.ridgepoint.workload.op.move.Gather;
import org.ridgepoint.workload.op.move.Learned;
import org.ridgepoint.workload.op.move.Pad;
import org.ridgepoint.workload.op.move.Rearrange;
import org.ridgepoint.workload.op.move.Slice;
import org.ridgepoint.workload.op.move.Split;
import org.ridgepoint.workload.op.move.Transpose;
import org.ridgepoint.workload.work.VectorKind;

/** Each operator with random sizes, and what it must move: counted from the sizes, without a line of what is tested. */
enum OperatorCases {
    CONVOLUTION(WindowCases::convolution, Convolution.class),
    TRANSPOSED(WindowCases::transposed, TransposedConvolution.class),
    POOL(WindowCases::pool, Pool.class),
    LINEAR(OperatorCases::linear, Linear.class),
    PRODUCT(OperatorCases::product, MatMul.class),
    SQUARE(OperatorCases::square, MatMul.class),
    ATTENTION(OperatorCases::attention, Attention.class),
    SELF_ATTENTION(OperatorCases::selfAttention, Attention.class),
    RECURRENT(OperatorCases::recurrent, Recurrent.class),
    ELEMENTWISE(OperatorCases::elementwise, Elementwise.class),
    SHORTCUT(OperatorCases::shortcut, Shortcut.class),
    LOOK_UP(OperatorCases::lookUp, Embedding.class, Gather.class),
    PLANE(OperatorCases::plane, BatchNormalisation.class, AdaptivePool.class, Resize.class, Transpose.class, Pad.class),
    VECTOR(
            OperatorCases::vector,
            Activation.class,
            Softmax.class,
            Normalisation.class,
            Reduce.class,
            Extremes.class,
            TopK.class,
            Rearrange.class,
            Cast.class),
    BOXES(OperatorCases::boxes, NonMaximumSuppression.class),
    FILL(OperatorCases::fill, Fill.class),
    VIEW_AS_OUTPUT(ViewCases::asOutput, Concat.class, Expand.class, Slice.class, Split.class, Learned.class);

    private final Function<CaseDraws, OperatorCase> draw;
    private final Set<Class<?>> operators;

    OperatorCases(Function<CaseDraws, OperatorCase> draw, Class<?>... operators) {
        this.draw = draw;
        this.operators = Set.of(operators);
    }

    OperatorCase draw(CaseDraws draws) {
        return draw.apply(draws);
    }

    Set<Class<?>> operators() {
        return operators;
    }

    private static OperatorCase linear(CaseDraws d) {
        long rows = d.upTo(40);
        long in = d.upTo(60);
        long out = d.upTo(60);
        boolean bias = d.coin();
        return of(new Linear(out, bias), rows * in + in * out + (bias ? out : 0) + rows * out, shape(rows, in));
    }

    /** Each axis before the matrices is in both operands, or 1 in either of them. */
    private static OperatorCase product(CaseDraws d) {
        int axes = d.below(3);
        long[] a = new long[axes + 2];
        long[] b = new long[axes + 2];
        long made = 1;
        for (int axis = 0; axis < axes; axis++) {
            long size = d.upTo(5);
            int who = d.below(3);
            a[axis] = who == 1 ? 1 : size;
            b[axis] = who == 2 ? 1 : size;
            made *= size;
        }
        a[axes] = d.upTo(20);
        a[axes + 1] = d.upTo(30);
        boolean transposed = d.coin();
        long columns = d.upTo(20);
        b[axes] = transposed ? columns : a[axes + 1];
        b[axes + 1] = transposed ? a[axes + 1] : columns;
        long[] second = d.coin() ? b : Arrays.copyOfRange(b, leadingOnes(b, axes), b.length);
        return of(new MatMul(transposed), elements(a) + elements(b) + made * a[axes] * columns, a, second);
    }

    private static int leadingOnes(long[] shape, int most) {
        int ones = 0;
        while (ones < most && shape[ones] == 1) {
            ones++;
        }
        return ones;
    }

    /** Of a tensor with itself. */
    private static OperatorCase square(CaseDraws d) {
        long rows = d.upTo(40);
        long width = d.upTo(40);
        return CaseDraws.ofOne(new MatMul(true), rows * width + rows * rows, 2, rows, width);
    }

    private static OperatorCase attention(CaseDraws d) {
        long batch = d.upTo(3);
        int heads = d.upTo(12);
        int shared = d.divisor(heads);
        long queries = d.upTo(20);
        long keys = d.upTo(30);
        long width = d.upTo(16);
        long valueWidth = d.upTo(16);
        long bytes = batch * heads * queries * (width + valueWidth) + batch * shared * keys * (width + valueWidth);
        return of(
                new Attention(),
                bytes,
                shape(batch, heads, queries, width),
                shape(batch, shared, keys, width),
                shape(batch, shared, keys, valueWidth));
    }

    private static OperatorCase selfAttention(CaseDraws d) {
        long[] shape = shape(d.upTo(2), d.upTo(4), d.upTo(20), d.upTo(16));
        return CaseDraws.ofOne(new Attention(), 2 * elements(shape), 3, shape);
    }

    private static OperatorCase recurrent(CaseDraws d) {
        Recurrent.Cell cell = d.pick(List.of(Recurrent.Cell.values()));
        int hidden = d.upTo(20);
        int projected = d.coin() ? hidden : d.upTo(20);
        int directions = d.upTo(2);
        int biases = d.below(3);
        long batch = d.upTo(3);
        long steps = d.upTo(6);
        long in = d.upTo(20);
        long gates = (long) cell.gates() * hidden;
        long projection = projected == hidden ? 0 : (long) projected * hidden;
        long stored = directions * (gates * (in + projected + biases) + projection);
        return of(
                new Recurrent(cell, hidden, projected, directions, biases),
                batch * steps * in + stored + batch * steps * projected * directions,
                shape(batch, steps, in));
    }

    /** Two or three operands, any axis of which may be repeated. */
    private static OperatorCase elementwise(CaseDraws d) {
        long[] whole = shape(d.upTo(4), d.upTo(9), d.upTo(20), d.upTo(20));
        long[] other = whole.clone();
        for (int axis = 0; axis < other.length; axis++) {
            other[axis] = d.coin() ? other[axis] : 1;
        }
        VectorKind kind = d.pick(List.of(VectorKind.ADD, VectorKind.MULTIPLY, VectorKind.DIVIDE, VectorKind.MAXIMUM));
        if (d.coin()) {
            return CaseDraws.ofOne(new Elementwise(kind), 2 * elements(whole), 2, whole);
        }
        return of(new Elementwise(kind), 2 * elements(whole) + elements(other), whole, other);
    }

    private static OperatorCase shortcut(CaseDraws d) {
        long[] a = shape(d.upTo(2), d.upTo(9), d.upTo(12), d.upTo(12));
        long[] b = shape(a[0], d.upTo(9), a[2], a[3]);
        long shared = a[0] * Math.min(a[1], b[1]) * a[2] * a[3];
        return of(new Shortcut(), 2 * elements(a) + shared, a, b);
    }

    /** Rows of a stored table, or of a tensor: no more than there are. */
    private static OperatorCase lookUp(CaseDraws d) {
        long rows = d.upTo(60);
        long width = d.upTo(60);
        long indices = d.upTo(30);
        long moved = indices * width;
        if (d.coin()) {
            return of(new Embedding(rows, width), indices + Math.min(rows, indices) * width + moved, shape(indices));
        }
        return of(new Gather(0), indices + Math.min(rows, indices) * width + moved, shape(rows, width), shape(indices));
    }

    private static OperatorCase plane(CaseDraws d) {
        long[] x = shape(d.upTo(3), d.upTo(9), d.upTo(20), d.upTo(20));
        long planes = x[0] * x[1];
        long rows = d.upTo(20);
        long columns = d.upTo(20);
        return switch (d.below(5)) {
            case 0 -> of(new BatchNormalisation(), 2 * elements(x) + 2 * x[1], x);
            case 1 ->
                of(new AdaptivePool(VectorKind.ADD, List.of(rows, columns)), elements(x) + planes * rows * columns, x);
            case 2 -> of(new Resize(List.of(rows, columns), d.coin()), elements(x) + planes * rows * columns, x);
            case 3 -> of(new Transpose(List.of(0, 2, 3, 1)), 2 * elements(x), x);
            default ->
                of(
                        new Pad(List.of(0L, 0L, rows, 0L), List.of(0L, 0L, 0L, columns)),
                        elements(x) + planes * (x[2] + rows) * (x[3] + columns),
                        x);
        };
    }

    private static OperatorCase vector(CaseDraws d) {
        long rows = d.upTo(40);
        long width = d.upTo(200);
        long all = rows * width;
        long most = d.upTo((int) width);
        return switch (d.below(8)) {
            case 0 -> of(new Activation(VectorKind.GELU), 2 * all, shape(rows, width));
            case 1 -> of(new Softmax(1), 2 * all, shape(rows, width));
            case 2 -> of(Normalisation.layer(width), 2 * all + 2 * width, shape(rows, width));
            case 3 -> of(new Reduce(VectorKind.ADD, List.of(1), d.coin()), all + rows, shape(rows, width));
            case 4 -> of(new Extremes(), all + 2, shape(rows, width));
            case 5 -> of(new TopK(most), all + 2 * rows * most, shape(rows, width));
            case 6 -> of(new Rearrange(TensorShape.of(width, rows)), 2 * all, shape(rows, width));
            default -> of(new Cast(VectorKind.QUANTISE, Precision.INT8), 2 * all, shape(rows, width));
        };
    }

    private static OperatorCase boxes(CaseDraws d) {
        long images = d.upTo(2);
        long boxes = 10 + d.upTo(50);
        long classes = d.upTo(5);
        long kept = d.upTo(10);
        long bytes = images * boxes * (4 + classes) + images * classes * kept * 3;
        return of(new NonMaximumSuppression(kept), bytes, shape(images, boxes, 4), shape(images, classes, boxes));
    }

    private static OperatorCase fill(CaseDraws d) {
        long[] shape = shape(d.upTo(20), d.upTo(200));
        return of(new Fill(TensorShape.of(shape)), elements(shape));
    }
}
