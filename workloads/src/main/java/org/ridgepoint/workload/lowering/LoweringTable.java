package org.ridgepoint.workload.lowering;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ridgepoint.workload.op.Activation;
import org.ridgepoint.workload.op.AdaptivePool;
import org.ridgepoint.workload.op.Attention;
import org.ridgepoint.workload.op.BatchNormalisation;
import org.ridgepoint.workload.op.Cast;
import org.ridgepoint.workload.op.Convolution;
import org.ridgepoint.workload.op.Elementwise;
import org.ridgepoint.workload.op.Embedding;
import org.ridgepoint.workload.op.Extremes;
import org.ridgepoint.workload.op.Gradient;
import org.ridgepoint.workload.op.HostStep;
import org.ridgepoint.workload.op.Inputs;
import org.ridgepoint.workload.op.Linear;
import org.ridgepoint.workload.op.MatMul;
import org.ridgepoint.workload.op.NonMaximumSuppression;
import org.ridgepoint.workload.op.Normalisation;
import org.ridgepoint.workload.op.Operator;
import org.ridgepoint.workload.op.OptimiserStep;
import org.ridgepoint.workload.op.Pool;
import org.ridgepoint.workload.op.Recurrent;
import org.ridgepoint.workload.op.Reduce;
import org.ridgepoint.workload.op.Reserved;
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
import org.ridgepoint.workload.op.move.Identity;
import org.ridgepoint.workload.op.move.Learned;
import org.ridgepoint.workload.op.move.Pad;
import org.ridgepoint.workload.op.move.Rearrange;
import org.ridgepoint.workload.op.move.Reshape;
import org.ridgepoint.workload.op.move.Slice;
import org.ridgepoint.workload.op.move.Split;
import org.ridgepoint.workload.op.move.Transpose;
import org.ridgepoint.workload.work.Lowering;
import org.ridgepoint.workload.work.VectorKind;
import org.ridgepoint.workload.work.VectorWork;
import org.ridgepoint.workload.work.View;

/** For each operator, what hardware has to do: one row each. No operator is free unless its row says why. */
public final class LoweringTable {
    private static final Map<Class<?>, LoweringRule<Operator>> ROWS = new LinkedHashMap<>();

    static {
        row(Convolution.class, (op, in) -> op.contraction(in));
        row(TransposedConvolution.class, (op, in) -> op.lowering(in));
        row(Linear.class, (op, in) -> op.contraction(in));
        row(MatMul.class, (op, in) -> op.contraction(in));
        row(Attention.class, (op, in) -> op.lowering(in));
        row(Recurrent.class, (op, in) -> op.lowering(in));

        row(Activation.class, (op, in) -> perOutput(op.function(), op, in));
        row(Elementwise.class, (op, in) -> perOutput(op.function(), op, in, in.size() - 1));
        row(Shortcut.class, (op, in) -> shortcut(op, in));
        row(BatchNormalisation.class, (op, in) -> perOutput(VectorKind.SCALE_AND_SHIFT, op, in));
        row(Normalisation.class, (op, in) -> perOutput(op.method(), op, in));
        row(Softmax.class, (op, in) -> perOutput(VectorKind.SOFTMAX, op, in));
        row(Pool.class, (op, in) -> pool(op, in));
        row(AdaptivePool.class, (op, in) -> work(op.reduction(), op.combined(in.get(0)), op, in));
        row(Reduce.class, (op, in) -> perInput(op.reduction(), op, in));
        row(Extremes.class, (op, in) -> perInput(VectorKind.EXTREMES, op, in));
        row(Resize.class, (op, in) -> perOutput(op.linear() ? VectorKind.INTERPOLATE : VectorKind.MOVE, op, in));
        row(Cast.class, (op, in) -> perOutput(op.cost(), op, in));
        row(TopK.class, (op, in) -> work(VectorKind.COMPARE, op.compares(in.get(0)), op, in));
        row(NonMaximumSuppression.class, (op, in) -> work(VectorKind.BOX_OVERLAP, op.comparisons(in), op, in));

        row(HostStep.class, (op, in) -> work(VectorKind.HOST_STEP, op.touchedElements(in), op, in));

        row(Transpose.class, (op, in) -> perOutput(VectorKind.MOVE, op, in));
        row(Pad.class, (op, in) -> perOutput(VectorKind.MOVE, op, in));
        row(Rearrange.class, (op, in) -> perOutput(VectorKind.MOVE, op, in));
        row(Fill.class, (op, in) -> perOutput(op.method(), op, in));
        row(Embedding.class, (op, in) -> op.lowering(in));
        row(Gather.class, (op, in) -> rowsOnly(op, in));

        row(Gradient.class, (op, in) -> op.work());
        row(Reserved.class, (op, in) -> lower(op.operator(), in));
        row(OptimiserStep.class, (op, in) -> op.work(in));

        row(Reshape.class, (op, in) -> new View("same elements in the same order"));
        row(Identity.class, (op, in) -> new View("does nothing at inference"));
        row(Concat.class, (op, in) -> new View("producers write, or consumers read, the parts where they lie"));
        row(Split.class, (op, in) -> new View("consumers read their part where it lies"));
        row(Slice.class, (op, in) -> new View("consumers read their part where it lies"));
        row(Expand.class, (op, in) -> new View("consumers read the same element again"));
        row(Learned.class, (op, in) -> new View("consumers read the parameters where they lie"));
    }

    private LoweringTable() {}

    /** What hardware has to do for an operator on inputs of these shapes. */
    public static Lowering lower(Operator operator, List<TensorShape> inputs) {
        LoweringRule<Operator> rule = ROWS.get(operator.getClass());
        if (rule == null) {
            throw new IllegalArgumentException("operator " + operator.kind() + " has no row in the lowering table");
        }
        return rule.lower(operator, inputs);
    }

    /** The operators that have a row. */
    public static Set<Class<?>> operators() {
        return Collections.unmodifiableSet(ROWS.keySet());
    }

    private static <O extends Operator> void row(Class<O> operator, LoweringRule<O> rule) {
        ROWS.put(operator, (op, inputs) -> rule.lower(operator.cast(op), inputs));
    }

    private static VectorWork perOutput(VectorKind kind, Operator op, List<TensorShape> inputs) {
        return perOutput(kind, op, inputs, 1);
    }

    private static VectorWork perOutput(VectorKind kind, Operator op, List<TensorShape> inputs, long times) {
        return work(kind, Math.multiplyExact(times, Inputs.elements(op.outputs(inputs))), op, inputs);
    }

    private static VectorWork perInput(VectorKind kind, Operator op, List<TensorShape> inputs) {
        return work(kind, Inputs.elements(inputs), op, inputs);
    }

    private static VectorWork work(VectorKind kind, long elements, Operator op, List<TensorShape> inputs) {
        long read = Math.addExact(Inputs.elements(inputs), Inputs.elements(op.parameters(inputs)));
        return new VectorWork(kind, elements, read, Inputs.elements(op.outputs(inputs)));
    }

    private static VectorWork rowsOnly(Operator op, List<TensorShape> inputs) {
        long moved = Inputs.elements(op.outputs(inputs));
        long indices = inputs.get(inputs.size() - 1).elements();
        return new VectorWork(VectorKind.MOVE, moved, Math.addExact(moved, indices), moved);
    }

    private static VectorWork pool(Pool op, List<TensorShape> inputs) {
        long made = Inputs.elements(op.outputs(inputs));
        long combined = Math.multiplyExact(made, op.window().taps());
        return new VectorWork(op.reduction(), combined, op.window().touchedElements(inputs.get(0)), made);
    }

    private static VectorWork shortcut(Shortcut op, List<TensorShape> inputs) {
        long shared = op.sharedElements(inputs);
        long kept = inputs.get(0).elements();
        return new VectorWork(VectorKind.ADD, kept, Math.addExact(kept, shared), kept);
    }

    /** One row: from settings and input shapes to hardware work. */
    private interface LoweringRule<O extends Operator> {
        Lowering lower(O operator, List<TensorShape> inputs);
    }
}
