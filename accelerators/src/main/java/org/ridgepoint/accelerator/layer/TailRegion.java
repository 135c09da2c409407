package org.ridgepoint.accelerator.layer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.ridgepoint.workload.graph.Graph;
import org.ridgepoint.workload.graph.Node;
import org.ridgepoint.workload.graph.Tensor;
import org.ridgepoint.workload.op.Operator.Aliasing;
import org.ridgepoint.workload.work.VectorWork;

/**
 * Element-wise nodes behind a layer's output that could be done on it before it leaves, found one by one in the graph's
 * order. They may read what they make in any way (x times a function of x); what else they read must be there before the
 * layer begins.
 */
final class TailRegion {
    private final Graph graph;
    private final Predicate<String> fuses;
    private final MappedTensors tensors;
    private final Tensor first;
    private final Map<Integer, Integer> readersOutside = new HashMap<>();
    private final TreeMap<Integer, Node> candidates = new TreeMap<>();
    private final List<Node> nodes = new ArrayList<>();
    private final Map<Integer, Operand> residuals = new TreeMap<>();
    private Tensor last;
    private int readBeforeLast;

    TailRegion(Graph graph, Predicate<String> fuses, MappedTensors tensors, Tensor first) {
        this.graph = graph;
        this.fuses = fuses;
        this.tensors = tensors;
        this.first = first;
        enter(first);
    }

    /** Takes the next node that can be done here; none if there is no more. */
    Optional<Node> grow() {
        while (!candidates.isEmpty()) {
            Node node = candidates.pollFirstEntry().getValue();
            if (fits(node)) {
                take(node);
                return Optional.of(node);
            }
        }
        return Optional.empty();
    }

    /** Whether the tensor that was made last is the only one that anything outside reads. */
    boolean isClosed() {
        return readBeforeLast == 0;
    }

    /** What the nodes so far do. */
    Tail tail(ParameterBytes parameters) {
        long operations = nodes.stream()
                .mapToLong(node -> node.lowering().vectorOperations())
                .sum();
        long stored = nodes.stream().mapToLong(parameters::all).sum();
        return new Tail(last, nodes, List.copyOf(residuals.values()), operations, stored);
    }

    private void enter(Tensor made) {
        if (last != null) {
            readBeforeLast += readersOutside.get(last.id());
        }
        last = made;
        List<Node> readers = graph.consumers(made);
        readersOutside.put(made.id(), readers.size() + (graph.outputs().contains(made) ? 1 : 0));
        readers.forEach(reader -> candidates.put(reader.index(), reader));
    }

    private boolean fits(Node node) {
        Aliasing sharing = node.operator().aliasing();
        return node.lowering() instanceof VectorWork
                && fuses.test(node.kind())
                && node.outputs().size() == 1
                && (sharing == Aliasing.IN_PLACE || sharing == Aliasing.SUM)
                && node.output().elements() == first.elements()
                && node.inputs().stream().allMatch(input -> isInside(input) || isReady(input));
    }

    private boolean isInside(Tensor tensor) {
        return readersOutside.containsKey(tensor.id());
    }

    /** There before the layer begins, and no larger than its output: a smaller one is repeated. */
    private boolean isReady(Tensor other) {
        return other.elements() <= first.elements()
                && graph.storage(other).stream().allMatch(tensors::exists);
    }

    private void take(Node node) {
        nodes.add(node);
        node.inputs().stream().distinct().forEach(this::read);
        enter(node.output());
    }

    private void read(Tensor input) {
        if (isInside(input)) {
            readersOutside.merge(input.id(), -1, Integer::sum);
            readBeforeLast -= input.id() == last.id() ? 0 : 1;
        } else {
            tensors.operands(input)
                    .forEach(operand -> residuals.merge(operand.tensor().id(), operand, Operand::larger));
        }
    }
}
