package org.ridgepoint.workload.training;

import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.ridgepoint.workload.graph.Node;
import org.ridgepoint.workload.graph.Tensor;
import org.ridgepoint.workload.op.Attention;
import org.ridgepoint.workload.op.BatchNormalisation;
import org.ridgepoint.workload.op.Normalisation;
import org.ridgepoint.workload.op.Operator;
import org.ridgepoint.workload.op.Recurrent;
import org.ridgepoint.workload.op.Reserved;
import org.ridgepoint.workload.op.TensorShape;
import org.ridgepoint.workload.work.VectorKind;

/** The operators that do more in training than at inference: one row each. */
final class TrainingForms {
    private static final Map<Class<?>, BiFunction<Operator, List<TensorShape>, Operator>> ROWS = Map.of(
            BatchNormalisation.class, (op, in) -> overTheBatch(in.get(0)),
            Recurrent.class, (op, in) -> new Reserved(op, ((Recurrent) op).reserve(in.get(0))),
            Attention.class, (op, in) -> new Reserved(op, ((Attention) op).reserve(in)));

    private TrainingForms() {}

    /** The operator that stands in the training graph for a node of the inference graph. */
    static Operator of(Node node) {
        List<TensorShape> inputs = node.inputs().stream().map(Tensor::shape).toList();
        return ROWS.getOrDefault(node.operator().getClass(), (op, in) -> op).apply(node.operator(), inputs);
    }

    /** Mean and variance of the batch are computed, not looked up. */
    private static Operator overTheBatch(TensorShape input) {
        return new Normalisation(VectorKind.LAYER_NORM, TensorShape.of(input.dimension(1)), 2);
    }
}
