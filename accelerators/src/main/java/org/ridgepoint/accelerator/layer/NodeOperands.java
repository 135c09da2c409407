package org.ridgepoint.accelerator.layer;

import java.util.ArrayList;
import java.util.List;
import org.ridgepoint.workload.graph.Node;
import org.ridgepoint.workload.graph.Tensor;
import org.ridgepoint.workload.graph.TensorKind;
import org.ridgepoint.workload.op.Operator.Aliasing;
import org.ridgepoint.workload.work.Contraction;
import org.ridgepoint.workload.work.VectorWork;

/** What each step of a node reads. */
final class NodeOperands {
    private final MappedTensors tensors;

    NodeOperands(MappedTensors tensors) {
        this.tensors = tensors;
    }

    /** The first operand of a product, or all that vector work reads. */
    List<Operand> inputs(Node node, NodeSteps steps, int step, List<Layer> before) {
        NodeSteps.Step work = steps.step(step);
        boolean product = work.contraction().isPresent();
        if (work.reads().isPresent()) {
            List<Integer> reads = work.reads().get();
            return joined(node, product ? reads.subList(0, 1) : reads, before);
        }
        if (step > 0) {
            return List.of(Operand.whole(made(before, 1)));
        }
        if (node.operator().aliasing() == Aliasing.UPDATE) {
            return update(node);
        }
        return product ? tensors.operands(node.input()) : vectorInputs(node);
    }

    /** The second operand of a product, where it is no parameter. */
    List<Operand> weights(Node node, NodeSteps steps, int step, List<Layer> before) {
        NodeSteps.Step work = steps.step(step);
        boolean stored =
                work.contraction().map(Contraction::weightsAreParameters).orElse(true);
        if (stored) {
            return List.of();
        }
        if (work.reads().isPresent()) {
            return joined(node, work.reads().get().subList(1, 2), before);
        }
        int which = Math.min(node.inputs().size() - 1, 1 + steps.activationProductsBefore(step));
        return tensors.operands(node.inputs().get(which));
    }

    private List<Operand> joined(Node node, List<Integer> reads, List<Layer> before) {
        List<Operand> operands = new ArrayList<>();
        for (int read : reads) {
            operands.addAll(
                    read >= 0
                            ? tensors.operands(node.inputs().get(read))
                            : List.of(Operand.whole(made(before, -read))));
        }
        return operands;
    }

    /** What the step so many steps ago made. */
    private static MappedTensor made(List<Layer> before, int ago) {
        return before.get(before.size() - ago).output();
    }

    /** Everything, but of a table no more than is looked up in it. */
    private List<Operand> vectorInputs(Node node) {
        List<Operand> all = new ArrayList<>();
        long elements = 0;
        Tensor largest = node.inputs().stream()
                .max((a, b) -> Long.compare(a.elements(), b.elements()))
                .orElse(null);
        for (Tensor input : node.inputs()) {
            elements = Math.addExact(elements, input.elements());
        }
        long unread = node.lowering() instanceof VectorWork work
                ? Math.max(0, elements + node.parameterElements() - work.readElements())
                : 0;
        for (Tensor input : node.inputs()) {
            boolean partly = input == largest && unread > 0 && unread < input.elements();
            all.addAll(partly ? tensors.operands(input, input.elements() - unread) : tensors.operands(input));
        }
        return Operand.eachOnce(all, List.of());
    }

    /** The gradient, and the states where they are written again. */
    private List<Operand> update(Node node) {
        List<Operand> inputs = new ArrayList<>();
        node.inputs().stream()
                .filter(input -> input.kind() != TensorKind.STATE)
                .forEach(gradient -> inputs.addAll(tensors.operands(gradient)));
        inputs.add(new Operand(tensors.updated(node), tensors.stateBytes(node)));
        return inputs;
    }
}
