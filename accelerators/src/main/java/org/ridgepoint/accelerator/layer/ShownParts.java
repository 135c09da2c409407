package org.ridgepoint.accelerator.layer;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.ridgepoint.sim.quantity.Exact;
import org.ridgepoint.workload.graph.Graph;
import org.ridgepoint.workload.graph.Node;
import org.ridgepoint.workload.graph.Tensor;
import org.ridgepoint.workload.op.Precision;

/**
 * Which parts of stored tensors each tensor of a graph shows, which of them anyone reads, and which the outside wants. Parts
 * that lie in others count once.
 *
 * <p>Not modelled: that parts beside each other may overlap; they count in full, up to all of the tensor. A cut through
 * several tensors at once is taken for all of them.
 */
final class ShownParts {
    private final Precision precision;
    private final Map<Integer, List<TensorPart>> shown = new HashMap<>();
    private final Map<Integer, Map<List<TensorPart.ViewCut>, TensorPart>> needed = new HashMap<>();
    private final Map<Integer, Map<List<TensorPart.ViewCut>, TensorPart>> wanted = new HashMap<>();

    ShownParts(Graph graph, Precision precision) {
        this.precision = precision;
        for (Node node : graph.nodes()) {
            if (node.isView()) {
                show(node);
            } else {
                node.inputs().forEach(input -> note(needed, input));
            }
        }
        for (Tensor output : graph.outputs()) {
            note(needed, output);
            if (!repeats(output)) {
                note(wanted, output);
            }
        }
    }

    private void show(Node view) {
        List<TensorPart> parts = Stream.concat(
                        view.inputs().stream().flatMap(input -> of(input).stream()),
                        view.parameters().stream().map(TensorPart::whole))
                .distinct()
                .toList();
        for (int i = 0; i < view.outputs().size(); i++) {
            shown.put(view.outputs().get(i).id(), shown(view, i, parts));
        }
    }

    private static List<TensorPart> shown(Node view, int output, List<TensorPart> parts) {
        long seen = view.inputs().stream().mapToLong(Tensor::elements).sum() + view.parameterElements();
        long left = view.outputs().get(output).elements();
        if (left >= seen) {
            return parts;
        }
        if (parts.size() > 1) {
            return parts.stream()
                    .map(part -> TensorPart.whole(part.stored()))
                    .distinct()
                    .toList();
        }
        TensorPart.ViewCut cut =
                new TensorPart.ViewCut(view.operator(), view.input().shape(), output);
        return List.of(parts.get(0).cut(cut, left));
    }

    private void note(Map<Integer, Map<List<TensorPart.ViewCut>, TensorPart>> parts, Tensor tensor) {
        of(tensor)
                .forEach(part -> parts.computeIfAbsent(part.stored().id(), id -> new LinkedHashMap<>())
                        .put(part.cuts(), part));
    }

    /** What a tensor shows: itself, unless it is a view. */
    List<TensorPart> of(Tensor tensor) {
        return shown.getOrDefault(tensor.id(), List.of(TensorPart.whole(tensor)));
    }

    /** Bytes of a part. */
    long bytes(TensorPart part) {
        Tensor stored = part.stored();
        return part.cuts().isEmpty()
                ? stored.bytes(precision)
                : Exact.bytes(part.elements(), stored.format(precision).bits());
    }

    /** Bytes of what a tensor shows, by the stored tensor. */
    Map<Tensor, Long> bytesShown(Tensor tensor) {
        Map<Tensor, Long> bytes = new LinkedHashMap<>();
        for (TensorPart part : of(tensor)) {
            long whole = part.stored().bytes(precision);
            bytes.merge(part.stored(), bytes(part), (some, more) -> Math.min(whole, some + more));
        }
        return bytes;
    }

    /** Whether a view shows some elements of what is stored more than once. */
    boolean repeats(Tensor view) {
        long stored =
                bytesShown(view).values().stream().mapToLong(Long::longValue).sum();
        return stored < view.bytes(precision);
    }

    /** Bytes of a stored tensor that anyone reads or wants. */
    long neededBytes(Tensor stored) {
        return bytes(stored, needed);
    }

    /** Bytes of a stored tensor that the outside wants. */
    long wantedBytes(Tensor stored) {
        return bytes(stored, wanted);
    }

    private long bytes(Tensor stored, Map<Integer, Map<List<TensorPart.ViewCut>, TensorPart>> parts) {
        Map<List<TensorPart.ViewCut>, TensorPart> ofIt = parts.getOrDefault(stored.id(), Map.of());
        long sum = ofIt.values().stream()
                .filter(part -> isOutermost(part, ofIt))
                .mapToLong(this::bytes)
                .sum();
        return Math.min(sum, stored.bytes(precision));
    }

    /** Whether no other part that the outside wants contains this one. */
    boolean isOutermost(TensorPart part) {
        return isOutermost(part, wanted.getOrDefault(part.stored().id(), Map.of()));
    }

    private static boolean isOutermost(TensorPart part, Map<List<TensorPart.ViewCut>, TensorPart> among) {
        return part.around().noneMatch(among::containsKey);
    }
}
