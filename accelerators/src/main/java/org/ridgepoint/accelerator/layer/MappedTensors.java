package org.ridgepoint.accelerator.layer;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ridgepoint.sim.quantity.Exact;
import org.ridgepoint.workload.graph.Graph;
import org.ridgepoint.workload.graph.Node;
import org.ridgepoint.workload.graph.Tensor;
import org.ridgepoint.workload.graph.TensorKind;
import org.ridgepoint.workload.op.Operator.Sharing;
import org.ridgepoint.workload.op.Precision;

/** The tensors of a graph that have memory of their own, as the mapper sees them, in order of first use. */
final class MappedTensors {
    /** What lies in DRAM before the run; parameters only where they are read as activations are. */
    private static final Set<TensorKind> GIVEN = EnumSet.of(TensorKind.INPUT, TensorKind.STATE, TensorKind.PARAMETER);

    private final Graph graph;
    private final Precision precision;
    private final Map<Integer, MappedTensor> byId = new LinkedHashMap<>();
    private final Map<Integer, MappedTensor> aliases = new HashMap<>();
    private final Set<Integer> wanted = new HashSet<>();
    private int nextId;

    MappedTensors(Graph graph, Precision precision) {
        this.graph = graph;
        this.precision = precision;
        this.nextId = graph.tensors().size();
        graph.outputs().stream()
                .filter(output -> !repeats(output))
                .forEach(output -> graph.storage(output).forEach(tensor -> wanted.add(tensor.id())));
    }

    List<MappedTensor> all() {
        return new ArrayList<>(byId.values());
    }

    /**
     * What an optimiser's step writes back to DRAM: moments and master weights where they lie, and beside them the new
     * weights.
     */
    MappedTensor updated(Node node) {
        Tensor weights = node.output();
        long bytes = Math.addExact(weights.bytes(precision), stateBytes(node));
        MappedTensor tensor =
                new MappedTensor(weights.id(), weights.name(), bytes, bits(weights), rows(weights), true, true);
        return byId.computeIfAbsent(weights.id(), id -> tensor);
    }

    /** Bytes of the moments and master weights that a node reads. */
    long stateBytes(Node node) {
        return node.inputs().stream()
                .filter(input -> input.kind() == TensorKind.STATE)
                .mapToLong(state -> state.bytes(precision))
                .sum();
    }

    /** Whether a tensor is there before the next layer: made by a layer before, or from outside. */
    boolean exists(Tensor tensor) {
        return tensor.kind() == TensorKind.PARAMETER
                || byId.containsKey(tensor.id())
                || aliases.containsKey(tensor.id());
    }

    /** A tensor as what must be read for it: views are read where their parts lie. */
    List<Operand> operands(Tensor tensor) {
        return operands(tensor, tensor.elements());
    }

    /** The same of so many of its elements. */
    List<Operand> operands(Tensor tensor, long elements) {
        List<Tensor> stored = graph.storage(tensor);
        long all =
                stored.stream().mapToLong(storage -> storage.bytes(precision)).sum();
        long read = Math.min(all, Exact.bytes(elements, bits(tensor)));
        List<Operand> operands = new ArrayList<>();
        long before = 0;
        for (Tensor storage : stored) {
            long upTo = before + storage.bytes(precision);
            long share = part(read, upTo, all) - part(read, before, all);
            if (share > 0) {
                operands.add(new Operand(of(storage), share));
            }
            before = upTo;
        }
        return operands;
    }

    /** The part of so many bytes that falls to the first {@code upTo} of {@code all}. */
    private static long part(long bytes, long upTo, long all) {
        return upTo == all ? bytes : Math.min(bytes, Math.round((double) bytes * upTo / all));
    }

    /** Whether a view shows some elements of what is stored more than once. */
    private boolean repeats(Tensor view) {
        long stored = graph.storage(view).stream()
                .mapToLong(tensor -> tensor.bytes(precision))
                .sum();
        return stored < view.bytes(precision);
    }

    /**
     * What must be copied so that an output of the graph lies in DRAM as the outside wants it: all of it where it repeats
     * elements, and beside what layers make in their places the parts that were given. What appends to a part that was given
     * lies behind it.
     */
    Optional<List<Operand>> copied(Tensor output) {
        if (repeats(output)) {
            return Optional.of(operands(output));
        }
        boolean inPlace = graph.storage(output).size() == 1 || appends(output);
        List<Operand> given = inPlace
                ? List.of()
                : operands(output).stream()
                        .filter(operand -> operand.tensor().given())
                        .toList();
        return given.isEmpty() ? Optional.empty() : Optional.of(given);
    }

    private boolean appends(Tensor view) {
        return graph.producer(view)
                .filter(Node::isView)
                .map(node -> node.operator().sharing() == Sharing.APPEND
                        || node.inputs().stream().anyMatch(this::appends))
                .orElse(false);
    }

    /** Where so much of an output is copied to. */
    MappedTensor copy(Tensor output, List<Operand> parts) {
        long bytes = repeats(output)
                ? output.bytes(precision)
                : parts.stream().mapToLong(Operand::bytes).sum();
        int id = nextId++;
        MappedTensor copy =
                new MappedTensor(id, output.name(), bytes, bits(output), Math.min(bytes, rows(output)), false, true);
        byId.put(id, copy);
        return copy;
    }

    /** The tensor as a layer makes it; several outputs of one node lie together and are ready together. */
    MappedTensor of(Tensor tensor) {
        if (aliases.containsKey(tensor.id())) {
            return aliases.get(tensor.id());
        }
        MappedTensor known = byId.get(tensor.id());
        if (known == null) {
            List<Tensor> together = graph.producer(tensor).map(Node::outputs).orElse(List.of(tensor));
            known = new MappedTensor(
                    tensor.id(),
                    tensor.name(),
                    together.stream().mapToLong(each -> each.bytes(precision)).sum(),
                    bits(tensor),
                    rows(tensor),
                    GIVEN.contains(tensor.kind()),
                    together.stream().anyMatch(each -> wanted.contains(each.id())));
            byId.put(tensor.id(), known);
            alias(together, known);
        }
        return known;
    }

    private void alias(List<Tensor> together, MappedTensor mapped) {
        together.stream().filter(each -> each.id() != mapped.id()).forEach(each -> aliases.put(each.id(), mapped));
    }

    /** What one step of a node leaves for the next. */
    MappedTensor between(Node node, int step, long elements) {
        int id = nextId++;
        long rows = Math.min(elements, rows(node.output()));
        MappedTensor tensor = new MappedTensor(
                id, node.name() + "." + step, precision.bytes(elements), precision.bits(), rows, false, false);
        byId.put(id, tensor);
        return tensor;
    }

    /** Stored weights of a node that have come from DRAM for several of its steps. */
    MappedTensor weights(Node node, long elements, int bits) {
        int id = nextId++;
        MappedTensor tensor =
                new MappedTensor(id, node.name() + ".weights" + id, Exact.bytes(elements, bits), bits, 1, false, false);
        byId.put(id, tensor);
        return tensor;
    }

    /** A copy of a tensor that lies in DRAM before or after the run. */
    MappedTensor kept(MappedTensor tensor, String suffix) {
        int id = nextId++;
        MappedTensor kept = new MappedTensor(
                id, tensor.name() + suffix, tensor.bytes(), tensor.elementBits(), tensor.rows(), false, false);
        byId.put(id, kept);
        return kept;
    }

    private int bits(Tensor tensor) {
        return tensor.fixedPrecision().orElse(precision).bits();
    }

    private static long rows(Tensor tensor) {
        int rank = tensor.shape().rank();
        if (rank == 4) {
            return tensor.shape().dimension(0) * tensor.shape().dimension(2);
        }
        return rank == 0 ? 1 : tensor.elements() / tensor.shape().dimension(rank - 1);
    }
}
