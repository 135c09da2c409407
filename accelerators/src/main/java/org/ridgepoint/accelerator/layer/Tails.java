package org.ridgepoint.accelerator.layer;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ridgepoint.workload.graph.Graph;
import org.ridgepoint.workload.graph.Node;
import org.ridgepoint.workload.graph.Tensor;
import org.ridgepoint.workload.op.Operator.Sharing;
import org.ridgepoint.workload.work.VectorWork;

/** Chains of element-wise nodes that a layer absorbs, each node once. */
final class Tails {
    private final Graph graph;
    private final Set<String> hostKinds;
    private final MappedTensors tensors;
    private final ParameterBytes parameters;
    private final Set<Integer> absorbed = new HashSet<>();

    Tails(Graph graph, Set<String> hostKinds, MappedTensors tensors, ParameterBytes parameters) {
        this.graph = graph;
        this.hostKinds = hostKinds;
        this.tensors = tensors;
        this.parameters = parameters;
    }

    /** Whether a node's work is done by a layer before it. */
    boolean absorbed(Node node) {
        return absorbed.contains(node.index());
    }

    /** What can be done on a node's outputs before they leave; those nodes are absorbed from then on. */
    Tail of(Node node) {
        Tail tail = new Tail(node.output());
        if (hostKinds.contains(node.kind()) || node.outputs().size() > 1) {
            return tail; // a host gives back what it made; several outputs must all be made
        }
        Optional<Node> next = follower(tail.output);
        while (next.isPresent() && absorbs(tail, next.get())) {
            absorbed.add(next.get().index());
            tail.output = next.get().output();
            next = follower(tail.output);
        }
        return tail;
    }

    private Optional<Node> follower(Tensor output) {
        List<Node> consumers = graph.consumers(output);
        boolean alone = consumers.size() == 1 && !graph.outputs().contains(output);
        return alone ? Optional.of(consumers.get(0)) : Optional.empty();
    }

    private boolean absorbs(Tail tail, Node next) {
        if (!(next.lowering() instanceof VectorWork work) || hostKinds.contains(next.kind())) {
            return false;
        }
        Sharing sharing = next.operator().sharing();
        boolean sameSize = next.output().elements() == tail.output.elements();
        if (!sameSize || !(sharing == Sharing.IN_PLACE || sharing == Sharing.SUM)) {
            return false;
        }
        List<Tensor> others =
                next.inputs().stream().filter(input -> input != tail.output).toList();
        boolean otherSummandReady = others.stream()
                .allMatch(other -> other.elements() == tail.output.elements()
                        && graph.storage(other).stream().allMatch(tensors::exists));
        if (!otherSummandReady) {
            return false;
        }
        others.forEach(other -> tail.residuals.addAll(tensors.operands(other)));
        tail.vectorOperations += work.vectorOperations();
        tail.parameterBytes += parameters.all(next);
        return true;
    }

    /** What a chain of absorbed nodes has gathered. */
    static final class Tail {
        private final List<Operand> residuals = new ArrayList<>();
        private Tensor output;
        private long vectorOperations;
        private long parameterBytes;

        private Tail(Tensor output) {
            this.output = output;
        }

        List<Operand> residuals() {
            return residuals;
        }

        Tensor output() {
            return output;
        }

        long vectorOperations() {
            return vectorOperations;
        }

        long parameterBytes() {
            return parameterBytes;
        }
    }
}
