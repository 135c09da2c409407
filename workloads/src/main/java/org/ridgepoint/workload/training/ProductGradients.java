package org.ridgepoint.workload.training;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.ridgepoint.workload.graph.Node;
import org.ridgepoint.workload.graph.Tensor;
import org.ridgepoint.workload.op.Attention;
import org.ridgepoint.workload.op.Gradient;
import org.ridgepoint.workload.op.Linear;
import org.ridgepoint.workload.op.MatMul;
import org.ridgepoint.workload.op.ProductBatch;
import org.ridgepoint.workload.op.Recurrent;
import org.ridgepoint.workload.op.Reduce;
import org.ridgepoint.workload.op.TensorShape;
import org.ridgepoint.workload.work.Contraction;
import org.ridgepoint.workload.work.Lowering;
import org.ridgepoint.workload.work.VectorKind;

/** Gradients of operators that multiply matrices: as products again, two for each forward one. */
final class ProductGradients {
    private ProductGradients() {}

    /** Gradients of an operator with weights and perhaps a bias, whose channels lie along an axis. */
    static void weighted(Backward b, Lowering ofData, Lowering ofWeights, int channelAxis) {
        Node node = b.node();
        List<Tensor> weights = b.weights();
        String kind = node.kind();
        TensorShape shape = weights.get(0).shape();
        Gradient toWeights = new Gradient(kind + "-weight-gradient", ofWeights, List.of(shape), List.of());
        b.giveWeights(0, b.emit(toWeights, b.value(node.input()), b.gradient()));
        if (weights.size() > 1) {
            b.giveWeights(
                    1, b.emit(new Reduce(VectorKind.ADD, otherAxes(b.gradient(), channelAxis), false), b.gradient()));
        }
        if (b.wants(node.input())) {
            Gradient toData = new Gradient(kind + "-data-gradient", ofData, List.of(b.inputShape()), List.of(shape));
            b.give(
                    node.input(),
                    b.emit(toData, List.of(b.gradient()), weights.subList(0, 1)).output());
        }
    }

    static List<Integer> otherAxes(Tensor tensor, int axis) {
        int kept = tensor.shape().axis(axis);
        return IntStream.range(0, tensor.shape().rank())
                .filter(a -> a != kept)
                .boxed()
                .toList();
    }

    static void linear(Linear op, Backward b) {
        long width = b.inputShape().dimension(-1);
        long rows = b.inputShape().elements() / width;
        Lowering ofData = Contraction.product(1, rows, op.width(), width, true);
        Lowering ofWeights = Contraction.product(1, width, rows, op.width(), false);
        weighted(b, ofData, ofWeights, -1);
    }

    /** Of A B: the gradient of A is that of the product times B transposed, the gradient of B is A transposed times it. */
    static void product(MatMul op, Backward b) {
        Node node = b.node();
        Tensor first = node.inputs().get(0);
        Tensor second = node.inputs().get(1);
        TensorShape out = node.output().shape();
        long rows = out.dimension(-2);
        long columns = out.dimension(-1);
        long reduction = first.shape().dimension(-1);
        ProductBatch batch = ProductBatch.of(first.shape(), second.shape());
        long allRows = Math.multiplyExact(rows, batch.first());
        long allColumns = Math.multiplyExact(columns, batch.second());
        Lowering toFirst = Contraction.product(batch.both(), allRows, allColumns, reduction, false);
        Lowering toSecond = Contraction.product(batch.both(), reduction, allRows, allColumns, false);
        if (b.wants(first)) {
            Gradient gradient = new Gradient("matmul-gradient", toFirst, List.of(first.shape()), List.of());
            b.give(first, b.emit(gradient, b.gradient(), b.value(second)));
        }
        if (b.wants(second)) {
            Gradient gradient = new Gradient("matmul-gradient", toSecond, List.of(second.shape()), List.of());
            b.give(second, b.emit(gradient, b.value(first), b.gradient()));
        }
    }

    static void attention(Attention op, Backward b) {
        List<TensorShape> shapes = b.node().inputs().stream().map(Tensor::shape).toList();
        Gradient gradient = new Gradient("attention-gradient", op.gradient(shapes), shapes, List.of());
        List<Tensor> read = new ArrayList<>(b.inputs());
        read.add(b.reserve());
        read.add(b.gradient());
        List<Tensor> made = b.emit(gradient, read, List.of()).outputs();
        for (int i = 0; i < made.size(); i++) {
            b.give(b.node().inputs().get(i), made.get(i));
        }
    }

    /** Of a layer that also gives its last cell state, that state's gradient is read only where no step's is there. */
    static void recurrent(Recurrent op, Backward b) {
        Node node = b.node();
        boolean ofInput = b.wants(node.input());
        List<TensorShape> results =
                new ArrayList<>(node.parameters().stream().map(Tensor::shape).toList());
        if (ofInput) {
            results.add(b.inputShape());
        }
        List<TensorShape> weights =
                node.parameters().stream().map(Tensor::shape).toList();
        Gradient gradient =
                new Gradient(node.kind() + "-gradient", op.gradient(b.inputShape(), ofInput), results, weights);
        Tensor ofResult = node.outputs().stream()
                .flatMap(output -> b.gradient(output).stream())
                .findFirst()
                .orElseThrow();
        List<Tensor> read = List.of(b.value(node.input()), b.value(node.output()), b.reserve(), ofResult);
        List<Tensor> made = b.emit(gradient, read, b.weights()).outputs();
        for (int i = 0; i < node.parameters().size(); i++) {
            b.giveWeights(i, made.get(i));
        }
        b.give(node.input(), made.get(made.size() - 1));
    }
}
