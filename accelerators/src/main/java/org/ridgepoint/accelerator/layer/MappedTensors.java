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
import java.util.function.ToLongFunction;
import org.ridgepoint.sim.quantity.Exact;
import org.ridgepoint.workload.graph.Graph;
import org.ridgepoint.workload.graph.Node;
import org.ridgepoint.workload.graph.Tensor;
import org.ridgepoint.workload.graph.TensorKind;
import org.ridgepoint.workload.op.Operator.Aliasing;
import org.ridgepoint.workload.op.Precision;

/** The tensors of a graph that have memory of their own, as the mapper sees them, in order of first use. */
final class MappedTensors {
    /** What lies in DRAM before the run; parameters only where they are read as activations are. */
    private static final Set<TensorKind> GIVEN = EnumSet.of(TensorKind.INPUT, TensorKind.STATE, TensorKind.PARAMETER);

    private final Graph graph;
    private final Precision precision;
    private final Map<Integer, MappedTensor> byId = new LinkedHashMap<>();
    private final Map<Integer, MappedTensor> aliases = new HashMap<>();
    private final ShownParts parts;
    private final long mostKeptBytes;
    private final Set<TensorPart> apart = new HashSet<>();
    private int nextId;

    /**
     * The tensors of a graph.
     *
     * @param mostKeptBytes of a tensor up to this size the parts that the outside wants are stored from the chip
     */
    MappedTensors(Graph graph, Precision precision, long mostKeptBytes) {
        this.graph = graph;
        this.precision = precision;
        this.mostKeptBytes = mostKeptBytes;
        this.parts = new ShownParts(graph, precision);
        this.nextId = graph.tensors().size();
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
        Map<Tensor, Long> shown = parts.bytesShown(tensor);
        long all = shown.values().stream().mapToLong(Long::longValue).sum();
        long read = Math.min(all, Exact.bytes(elements, bits(tensor)));
        List<Operand> operands = new ArrayList<>();
        long before = 0;
        for (Map.Entry<Tensor, Long> part : shown.entrySet()) {
            long upTo = before + part.getValue();
            long share = part(read, upTo, all) - part(read, before, all);
            if (share > 0) {
                operands.add(new Operand(of(part.getKey()), share));
            }
            before = upTo;
        }
        return operands;
    }

    /** The part of so many bytes that falls to the first {@code upTo} of {@code all}. */
    private static long part(long bytes, long upTo, long all) {
        return upTo == all ? bytes : Math.min(bytes, Math.round((double) bytes * upTo / all));
    }

    /**
     * What must be copied so that an output of the graph lies in DRAM as the outside wants it: all of it where it repeats
     * elements, beside what layers make in their places the parts that were given, and the parts of what else stays on the
     * chip. What appends to a part that was given lies behind it.
     */
    Optional<List<Operand>> copied(Tensor output) {
        if (parts.repeats(output)) {
            return Optional.of(operands(output));
        }
        List<Operand> copied = new ArrayList<>(given(output));
        for (TensorPart part : parts.of(output)) {
            MappedTensor stored = of(part.stored());
            if (!stored.given() && !stored.wanted() && parts.isOutermost(part) && apart.add(part)) {
                copied.add(new Operand(stored, parts.bytes(part)));
            }
        }
        return copied.isEmpty() ? Optional.empty() : Optional.of(copied);
    }

    private List<Operand> given(Tensor output) {
        boolean inPlace = graph.storage(output).size() == 1 || appends(output);
        return inPlace
                ? List.of()
                : operands(output).stream()
                        .filter(operand -> operand.tensor().given())
                        .toList();
    }

    private boolean appends(Tensor view) {
        return graph.producer(view)
                .filter(Node::isView)
                .map(node -> node.operator().aliasing() == Aliasing.APPEND
                        || node.inputs().stream().anyMatch(this::appends))
                .orElse(false);
    }

    /** Where so much of an output is copied to. */
    MappedTensor copy(Tensor output, List<Operand> copied) {
        long bytes = parts.repeats(output)
                ? output.bytes(precision)
                : copied.stream().mapToLong(Operand::bytes).sum();
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
            known = GIVEN.contains(tensor.kind()) ? fromOutside(tensor) : made(tensor, together);
            byId.put(tensor.id(), known);
            alias(together, known);
        }
        return known;
    }

    private MappedTensor fromOutside(Tensor tensor) {
        boolean wanted = parts.wantedBytes(tensor) > 0;
        return new MappedTensor(
                tensor.id(), tensor.name(), tensor.bytes(precision), bits(tensor), rows(tensor), true, wanted);
    }

    /**
     * What anyone needs of what a node makes; the rest is not kept. It is stored as it is made where the outside wants all of
     * that, or where it is too large to stay on the chip until the parts that are wanted are stored.
     */
    private MappedTensor made(Tensor tensor, List<Tensor> together) {
        long all = sum(together, each -> each.bytes(precision));
        long needed = sum(together, parts::neededBytes);
        long bytes = needed == 0 ? all : needed;
        long wanted = sum(together, parts::wantedBytes);
        boolean asMade = wanted == bytes || bytes > mostKeptBytes;
        long rows = Math.max(1, (long) ((double) rows(tensor) * bytes / all));
        return new MappedTensor(
                tensor.id(), tensor.name(), bytes, bits(tensor), rows, false, asMade ? wanted : 0, 0, 0);
    }

    private static long sum(List<Tensor> tensors, ToLongFunction<Tensor> bytes) {
        return tensors.stream().mapToLong(bytes).sum();
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
        return tensor.format(precision).bits();
    }

    private static long rows(Tensor tensor) {
        int rank = tensor.shape().rank();
        if (rank == 4) {
            return tensor.shape().dimension(0) * tensor.shape().dimension(2);
        }
        return rank == 0 ? 1 : tensor.elements() / tensor.shape().dimension(rank - 1);
    }
}
