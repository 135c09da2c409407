package org.ridgepoint.workload.graph;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.ridgepoint.workload.op.Operator.Aliasing;
import org.ridgepoint.workload.op.Precision;

/**
 * What must be in memory, besides weights, while a graph runs in a given order.
 *
 * <p>How it counts: at a step live are the tensors that the node reads and makes, and those that a later node still reads.
 * A view has no memory of its own and keeps alive what it shows. An activation or normalisation that is the last reader of
 * its input writes over it, which is the same as being fused behind its producer. A residual sum writes to memory of its own
 * or, with {@link Sums#IN_PLACE}, over a summand that nobody reads later, as when it is fused into a convolution. A step's
 * intermediate results count while it runs.
 *
 * @param order the nodes as they ran
 * @param liveBytes at each step
 * @param live the tensors that hold memory at each step
 * @param placement for each tensor id that occurred, the tensors in whose memory it lies (itself, unless a view or in place)
 * @param largestBytes the largest single activation
 */
public record Liveness(
        List<Node> order,
        List<Long> liveBytes,
        List<List<Tensor>> live,
        Map<Integer, List<Tensor>> placement,
        long largestBytes) {
    /** Where the sum of two tensors goes. */
    public enum Sums {
        SEPARATE,
        IN_PLACE
    }

    /** Liveness in the graph's own order. */
    public static Liveness of(Graph graph, Precision precision, Sums sums) {
        return of(graph, graph.nodes(), precision, sums);
    }

    /** Liveness in another topological order. */
    public static Liveness of(Graph graph, List<Node> order, Precision precision, Sums sums) {
        Pass pass = new Pass(graph, precision, sums);
        order.forEach(pass::step);
        return new Liveness(
                List.copyOf(order),
                List.copyOf(pass.liveBytes),
                List.copyOf(pass.live),
                Collections.unmodifiableMap(pass.placement),
                pass.largestBytes);
    }

    /** The most that is live at any step. */
    public long peakBytes() {
        return liveBytes.stream().mapToLong(Long::longValue).max().orElse(0);
    }

    /** One pass over the order, counting who still needs what. */
    private static final class Pass {
        private final Graph graph;
        private final Precision precision;
        private final Sums sums;
        private final List<Long> liveBytes = new ArrayList<>();
        private final List<List<Tensor>> live = new ArrayList<>();
        private final Map<Integer, Set<Integer>> blocksOfTensor = new HashMap<>();
        private final Map<Integer, Integer> readersLeft = new HashMap<>();
        private final Map<Integer, Set<Integer>> tensorsOfBlock = new TreeMap<>();
        private final Map<Integer, List<Tensor>> placement = new TreeMap<>();
        private long heldBytes;
        private long largestBytes;

        Pass(Graph graph, Precision precision, Sums sums) {
            this.graph = graph;
            this.precision = precision;
            this.sums = sums;
            graph.inputs().forEach(input -> hold(input, allocate(input)));
        }

        void step(Node node) {
            Map<Tensor, Set<Integer>> placed = new LinkedHashMap<>();
            for (Tensor output : node.outputs()) {
                placed.put(output, place(node, output));
            }
            placed.forEach(this::hold);
            long scratch = node.operator()
                    .scratchElements(node.inputs().stream().map(Tensor::shape).toList());
            liveBytes.add(heldBytes + precision.bytes(scratch));
            live.add(tensorsOfBlock.keySet().stream().map(graph.tensors()::get).toList());
            new HashSet<>(node.inputs()).forEach(this::read);
            node.outputs().stream()
                    .filter(output -> readersLeft.get(output.id()) == 0)
                    .forEach(this::release);
        }

        private Set<Integer> place(Node node, Tensor output) {
            if (node.isView()) {
                Set<Integer> shown = new HashSet<>();
                node.inputs().forEach(input -> shown.addAll(blocksOf(input)));
                return shown;
            }
            if (node.operator().aliasing() == Aliasing.UPDATE) {
                return Set.of();
            }
            for (Tensor input : overwritable(node)) {
                if (canOverwrite(input, output)) {
                    return blocksOf(input);
                }
            }
            return allocate(output);
        }

        private List<Tensor> overwritable(Node node) {
            Aliasing sharing = node.operator().aliasing();
            return switch (sharing) {
                case IN_PLACE -> List.of(node.input());
                case SUM -> sums == Sums.IN_PLACE ? node.inputs() : List.of();
                case NONE, VIEW, APPEND, UPDATE -> List.of();
            };
        }

        private boolean canOverwrite(Tensor input, Tensor output) {
            boolean sameSize =
                    input.bytes(precision) == output.bytes(precision) && input.elements() == output.elements();
            boolean ours =
                    input.kind() == TensorKind.ACTIVATION && !blocksOf(input).isEmpty();
            boolean lastReader = readersLeft.getOrDefault(input.id(), 0) == 1;
            return sameSize && ours && lastReader && blocksOf(input).stream().allMatch(this::shownOnce);
        }

        private boolean shownOnce(int block) {
            return tensorsOfBlock.get(block).size() == 1
                    && graph.tensors().get(block).kind() != TensorKind.INPUT;
        }

        private Set<Integer> blocksOf(Tensor tensor) {
            return blocksOfTensor.getOrDefault(tensor.id(), Set.of());
        }

        private Set<Integer> allocate(Tensor tensor) {
            long bytes = tensor.bytes(precision);
            heldBytes = Math.addExact(heldBytes, bytes);
            largestBytes = Math.max(largestBytes, bytes);
            tensorsOfBlock.put(tensor.id(), new HashSet<>());
            return Set.of(tensor.id());
        }

        private void hold(Tensor tensor, Set<Integer> blocks) {
            blocksOfTensor.put(tensor.id(), blocks);
            placement.put(
                    tensor.id(),
                    blocks.stream().sorted().map(graph.tensors()::get).toList());
            blocks.forEach(block -> tensorsOfBlock.get(block).add(tensor.id()));
            boolean wanted = graph.outputs().contains(tensor);
            readersLeft.put(tensor.id(), graph.consumers(tensor).size() + (wanted ? 1 : 0));
        }

        private void read(Tensor tensor) {
            if (readersLeft.containsKey(tensor.id()) && readersLeft.merge(tensor.id(), -1, Integer::sum) == 0) {
                release(tensor);
            }
        }

        private void release(Tensor tensor) {
            for (int block : blocksOfTensor.remove(tensor.id())) {
                Set<Integer> shownBy = tensorsOfBlock.get(block);
                shownBy.remove(tensor.id());
                if (shownBy.isEmpty()) {
                    tensorsOfBlock.remove(block);
                    heldBytes -= graph.tensors().get(block).bytes(precision);
                }
            }
        }
    }
}
