package org.ridgepoint.workload.training;

import java.util.LinkedHashMap;
import java.util.Map;
import org.ridgepoint.workload.op.Activation;
import org.ridgepoint.workload.op.AdaptivePool;
import org.ridgepoint.workload.op.Attention;
import org.ridgepoint.workload.op.BatchNormalisation;
import org.ridgepoint.workload.op.Cast;
import org.ridgepoint.workload.op.Convolution;
import org.ridgepoint.workload.op.Elementwise;
import org.ridgepoint.workload.op.Embedding;
import org.ridgepoint.workload.op.Linear;
import org.ridgepoint.workload.op.MatMul;
import org.ridgepoint.workload.op.Normalisation;
import org.ridgepoint.workload.op.Operator;
import org.ridgepoint.workload.op.Pool;
import org.ridgepoint.workload.op.Recurrent;
import org.ridgepoint.workload.op.Reduce;
import org.ridgepoint.workload.op.Resize;
import org.ridgepoint.workload.op.Shortcut;
import org.ridgepoint.workload.op.Softmax;
import org.ridgepoint.workload.op.TransposedConvolution;
import org.ridgepoint.workload.op.move.Concat;
import org.ridgepoint.workload.op.move.Expand;
import org.ridgepoint.workload.op.move.Gather;
import org.ridgepoint.workload.op.move.Identity;
import org.ridgepoint.workload.op.move.Learned;
import org.ridgepoint.workload.op.move.Pad;
import org.ridgepoint.workload.op.move.Rearrange;
import org.ridgepoint.workload.op.move.Reshape;
import org.ridgepoint.workload.op.move.Slice;
import org.ridgepoint.workload.op.move.Split;
import org.ridgepoint.workload.op.move.Transpose;
import org.ridgepoint.workload.work.VectorKind;

/** For each operator, how its gradients are made: one row each. Operators without a row (top-k, suppression) stop learning. */
final class GradientTable {
    private static final Map<Class<?>, GradientRule<Operator>> ROWS = new LinkedHashMap<>();

    static {
        row(
                Convolution.class,
                (op, b) -> ProductGradients.weighted(
                        b, op.dataGradient(b.inputShape()), op.weightGradient(b.inputShape()), 1));
        row(
                TransposedConvolution.class,
                (op, b) -> ProductGradients.weighted(
                        b, op.dataGradient(b.inputShape()), op.weightGradient(b.inputShape()), 1));
        row(Linear.class, ProductGradients::linear);
        row(MatMul.class, ProductGradients::product);
        row(Attention.class, ProductGradients::attention);
        row(Recurrent.class, ProductGradients::recurrent);

        row(Activation.class, (op, b) -> b.give(b.node().input(), VectorGradients.derivative(b, op.function())));
        row(BatchNormalisation.class, (op, b) -> VectorGradients.normalised(b));
        row(Normalisation.class, (op, b) -> VectorGradients.normalised(b));
        row(Softmax.class, (op, b) -> VectorGradients.fromOutput(b, VectorKind.SOFTMAX_GRADIENT));
        row(Elementwise.class, VectorGradients::elementwise);
        row(Shortcut.class, VectorGradients::shortcut);
        row(
                Pool.class,
                (op, b) -> VectorGradients.spread(b, VectorKind.ADD, op.window().taps()));
        row(AdaptivePool.class, (op, b) -> VectorGradients.spread(b, VectorKind.ADD, 1));
        row(Reduce.class, VectorGradients::reduce);
        row(
                Resize.class,
                (op, b) -> VectorGradients.spread(b, op.linear() ? VectorKind.INTERPOLATE : VectorKind.ADD, 1));
        row(Embedding.class, VectorGradients::embedding);
        row(Gather.class, (op, b) -> b.give(b.node().input(), VectorGradients.scattered(b, b.inputShape())));
        row(Cast.class, (op, b) -> b.give(b.node().input(), b.gradient()));

        row(
                Transpose.class,
                (op, b) -> b.give(
                        b.node().input(), b.emit(new Transpose(VectorGradients.inverse(op.order())), b.gradient())));
        row(Rearrange.class, (op, b) -> b.give(b.node().input(), VectorGradients.scattered(b, b.inputShape())));
        row(Pad.class, VectorGradients::pad);
        row(Reshape.class, (op, b) -> b.give(b.node().input(), b.emit(new Reshape(b.inputShape()), b.gradient())));
        row(Identity.class, (op, b) -> b.give(b.node().input(), b.gradient()));
        row(Expand.class, (op, b) -> b.give(b.node().input(), b.gradient()));
        row(Learned.class, (op, b) -> b.giveWeights(0, b.gradient()));
        row(Concat.class, VectorGradients::concat);
        row(Split.class, VectorGradients::split);
        row(Slice.class, (op, b) -> b.give(b.node().input(), VectorGradients.scattered(b, b.inputShape())));
    }

    private GradientTable() {}

    /** Whether gradients go through an operator. */
    static boolean has(Operator operator) {
        return ROWS.containsKey(operator.getClass());
    }

    /** Writes the gradients of the node that the backward pass is at. */
    static void write(Backward backward) {
        Operator operator = backward.node().operator();
        ROWS.get(operator.getClass()).write(operator, backward);
    }

    private static <O extends Operator> void row(Class<O> operator, GradientRule<O> rule) {
        ROWS.put(operator, (op, backward) -> rule.write(operator.cast(op), backward));
    }

    /** One row: writes the gradients of one operator. */
    private interface GradientRule<O extends Operator> {
        void write(O operator, Backward backward);
    }
}
