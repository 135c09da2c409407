package org.ridgepoint.accelerator.layer;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.ridgepoint.workload.graph.Graph;
import org.ridgepoint.workload.graph.Node;
import org.ridgepoint.workload.work.Contraction;

/** Regions of element-wise nodes that a layer absorbs, each node once. */
final class Tails {
    /** How many more nodes a region may take in search of a place where one tensor leaves it. */
    private static final int FARTHEST = 16;

    private final Graph graph;
    private final Set<String> hostKinds;
    private final Predicate<String> fuses;
    private final MappedTensors tensors;
    private final ParameterBytes parameters;
    private final Set<Integer> absorbed = new HashSet<>();

    Tails(
            Graph graph,
            Set<String> hostKinds,
            Predicate<String> fuses,
            MappedTensors tensors,
            ParameterBytes parameters) {
        this.graph = graph;
        this.hostKinds = hostKinds;
        this.fuses = fuses;
        this.tensors = tensors;
        this.parameters = parameters;
    }

    /** Whether a node's work is done by a layer before it. */
    boolean absorbed(Node node) {
        return absorbed.contains(node.index());
    }

    /** What can be done on a node's outputs before they leave; those nodes are absorbed from then on. */
    Tail of(Node node) {
        Tail best = Tail.none(node.output());
        if (isOnHost(node) || node.outputs().size() > 1) {
            return best; // a host gives back what it made; several outputs must all be made
        }
        TailRegion region =
                new TailRegion(graph, kind -> !hostKinds.contains(kind) && fuses.test(kind), tensors, node.output());
        int beyond = 0;
        Optional<Node> next = region.grow();
        while (next.isPresent() && beyond < FARTHEST) {
            beyond++;
            if (region.isClosed()) {
                best = region.tail(parameters);
                beyond = 0;
            }
            next = region.grow();
        }
        best.nodes().forEach(each -> absorbed.add(each.index()));
        return best;
    }

    /** A product stays on the chip though its vector unit cannot do it: the array can. */
    private boolean isOnHost(Node node) {
        return hostKinds.contains(node.kind()) && !(node.lowering() instanceof Contraction);
    }
}
