package org.ridgepoint.workload.training;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.ridgepoint.workload.graph.Node;
import org.ridgepoint.workload.graph.Tensor;
import org.ridgepoint.workload.op.Elementwise;
import org.ridgepoint.workload.op.Embedding;
import org.ridgepoint.workload.op.Gradient;
import org.ridgepoint.workload.op.Inputs;
import org.ridgepoint.workload.op.Reduce;
import org.ridgepoint.workload.op.Shortcut;
import org.ridgepoint.workload.op.TensorShape;
import org.ridgepoint.workload.op.move.Concat;
import org.ridgepoint.workload.op.move.Pad;
import org.ridgepoint.workload.op.move.Split;
import org.ridgepoint.workload.work.Lowering;
import org.ridgepoint.workload.work.VectorKind;
import org.ridgepoint.workload.work.VectorWork;

/** Gradients of operators that work element by element or move data. */
final class VectorGradients {
    private VectorGradients() {}

    /** A rectifier and its like know their slope from the output; the others look it up from the input. */
    static Tensor derivative(Backward b, VectorKind function) {
        boolean fromOutput = switch (function) {
            case RELU, LEAKY_RELU, CLIP, SIGMOID, TANH, EXPONENTIAL, SQUARE_ROOT, ELU -> true;
            default -> false;
        };
        Tensor kept = b.value(fromOutput ? b.node().output() : b.node().input());
        VectorKind slope = function == VectorKind.RELU || function == VectorKind.CLIP ? VectorKind.SELECT : function;
        return b.emit(vector(b, slope, kept.elements(), b.inputShape(), 2 * kept.elements()), kept, b.gradient());
    }

    static Gradient vector(Backward b, VectorKind kind, long elements, TensorShape result, long read) {
        VectorWork work = new VectorWork(kind, elements, read, result.elements());
        return new Gradient(b.node().kind() + "-gradient", work, List.of(result), List.of());
    }

    static void normalised(Backward b) {
        Node node = b.node();
        long elements = node.input().elements();
        List<TensorShape> results = new ArrayList<>(List.of(b.inputShape()));
        List<TensorShape> weights =
                node.parameters().stream().map(Tensor::shape).toList();
        results.addAll(weights);
        long read = 2 * elements + Inputs.elements(weights);
        VectorWork work = new VectorWork(VectorKind.NORM_GRADIENT, elements, read, elements);
        Gradient gradient = new Gradient(node.kind() + "-gradient", work, results, weights);
        List<Tensor> made = b.emit(gradient, List.of(b.value(node.input()), b.gradient()), b.weights())
                .outputs();
        b.give(node.input(), made.get(0));
        for (int i = 0; i < weights.size(); i++) {
            b.giveWeights(i, made.get(i + 1));
        }
    }

    static void fromOutput(Backward b, VectorKind kind) {
        Tensor output = b.value(b.node().output());
        b.give(
                b.node().input(),
                b.emit(
                        vector(b, kind, output.elements(), b.inputShape(), 2 * output.elements()),
                        output,
                        b.gradient()));
    }

    static void elementwise(Elementwise op, Backward b) {
        boolean linear = op.function() == VectorKind.ADD || op.function() == VectorKind.SUBTRACT;
        List<Tensor> inputs = b.node().inputs();
        for (int i = 0; i < inputs.size(); i++) {
            Tensor input = inputs.get(i);
            Tensor other = b.value(inputs.get(i == 0 ? inputs.size() - 1 : 0));
            if (b.wants(input)) {
                b.give(input, linear ? b.gradient() : b.emit(new Elementwise(op.function()), b.gradient(), other));
            }
        }
    }

    static void shortcut(Shortcut op, Backward b) {
        b.give(b.node().inputs().get(0), b.gradient());
        Tensor second = b.node().inputs().get(1);
        if (b.wants(second)) {
            b.give(second, second.shape().equals(b.gradient().shape()) ? b.gradient() : scattered(b, second.shape()));
        }
    }

    /** Each gradient goes back to the elements of its window; a maximum is found again by comparing. */
    static void spread(Backward b, VectorKind kind, long times) {
        Node node = b.node();
        boolean maximum = node.kind().startsWith("max");
        long elements = Math.multiplyExact(times, b.gradient().elements());
        long read = b.gradient().elements() + (maximum ? node.input().elements() : 0);
        Gradient gradient = vector(b, maximum ? VectorKind.SELECT : kind, elements, b.inputShape(), read);
        b.give(
                node.input(),
                maximum ? b.emit(gradient, b.value(node.input()), b.gradient()) : b.emit(gradient, b.gradient()));
    }

    static void reduce(Reduce op, Backward b) {
        if (op.reduction() == VectorKind.ADD) {
            b.give(
                    b.node().input(),
                    b.emit(
                            vector(
                                    b,
                                    VectorKind.MOVE,
                                    b.inputShape().elements(),
                                    b.inputShape(),
                                    b.gradient().elements()),
                            b.gradient()));
        } else {
            Tensor input = b.value(b.node().input());
            b.give(
                    b.node().input(),
                    b.emit(
                            vector(b, VectorKind.SELECT, input.elements(), b.inputShape(), input.elements()),
                            input,
                            b.gradient()));
        }
    }

    /** Gradients added at the places where the elements came from. */
    static Tensor scattered(Backward b, TensorShape shape) {
        long elements = b.gradient().elements();
        return b.emit(vector(b, VectorKind.ADD, elements, shape, elements), b.gradient());
    }

    static void embedding(Embedding op, Backward b) {
        TensorShape table = b.node().parameters().get(0).shape();
        Lowering work = op.weightGradient(b.inputShape());
        Gradient gradient = new Gradient("embedding-gradient", work, List.of(table), List.of());
        b.giveWeights(0, b.emit(gradient, b.value(b.node().input()), b.gradient()));
    }

    static List<Integer> inverse(List<Integer> order) {
        return IntStream.range(0, order.size()).map(order::indexOf).boxed().toList();
    }

    static void pad(Pad op, Backward b) {
        List<Long> before = op.before().stream().map(n -> -n).toList();
        List<Long> after = op.after().stream().map(n -> -n).toList();
        b.give(b.node().input(), b.emit(new Pad(before, after), b.gradient()));
    }

    static void concat(Concat op, Backward b) {
        List<Tensor> inputs = b.node().inputs();
        List<Long> sizes =
                inputs.stream().map(input -> input.shape().dimension(op.axis())).toList();
        List<Tensor> parts = b.emit(new Split(op.axis(), sizes), List.of(b.gradient()), List.of())
                .outputs();
        for (int i = 0; i < inputs.size(); i++) {
            b.give(inputs.get(i), parts.get(i));
        }
    }

    /** The parts' gradients joined; a part that nothing depends on has none, and the others go to their places. */
    static void split(Split op, Backward b) {
        List<Tensor> present = b.node().outputs().stream()
                .flatMap(output -> b.gradient(output).stream())
                .toList();
        if (present.size() == op.sizes().size()) {
            b.give(
                    b.node().input(),
                    b.emit(new Concat(op.axis()), present, List.of()).output());
            return;
        }
        for (Tensor part : present) {
            b.give(
                    b.node().input(),
                    b.emit(vector(b, VectorKind.ADD, part.elements(), b.inputShape(), part.elements()), part));
        }
    }
}
