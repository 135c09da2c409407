package org.ridgepoint.workload.onnx;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.ridgepoint.workload.onnx.file.OnnxAttribute;
import org.ridgepoint.workload.onnx.file.OnnxGraph;
import org.ridgepoint.workload.onnx.file.OnnxNode;
import org.ridgepoint.workload.onnx.file.OnnxTensor;
import org.ridgepoint.workload.onnx.rule.Uses;

/**
 * Finds layer normalisation, GELU and products with a transposed activation where an exporter has spelled them out, and
 * puts one node in their place.
 */
final class FusedPatterns {
    private final OnnxGraph graph;
    private final Uses uses;
    private final Map<String, OnnxNode> makers = new HashMap<>();
    private final Map<String, OnnxNode> quotients = new HashMap<>();
    private final Map<String, OnnxTensor> tensors = new HashMap<>();
    private final Set<String> stored;
    private final Map<String, OnnxNode> replaced = new HashMap<>();
    private final Set<String> dropped = new HashSet<>();

    private FusedPatterns(OnnxGraph graph) {
        this.graph = graph;
        this.uses = new Uses(graph);
        this.stored = StoredFirst.stored(graph);
        graph.initializers().forEach(tensor -> tensors.put(tensor.name(), tensor));
        for (OnnxNode node : graph.nodes()) {
            node.outputs().forEach(output -> makers.put(output, node));
            if (is(node, "Div")) {
                quotients.put(node.inputs().get(0), node);
            }
            if (node.operator().equals("Constant")
                    && node.attributes().get("value") instanceof OnnxAttribute.TensorValue tensor) {
                node.outputs().forEach(output -> tensors.put(output, tensor.value()));
            }
        }
    }

    /** The graph with the patterns replaced. */
    static OnnxGraph fuse(OnnxGraph graph) {
        return new FusedPatterns(graph).fuse();
    }

    private OnnxGraph fuse() {
        for (OnnxNode node : graph.nodes()) {
            if (is(node, "Erf")) {
                gelu(node);
            } else if (is(node, "Sub")) {
                layerNorm(node);
            } else if (is(node, "MatMul")) {
                transposedProduct(node);
            }
        }
        List<OnnxNode> nodes = new ArrayList<>();
        for (OnnxNode node : graph.nodes()) {
            String output = node.outputs().isEmpty() ? "" : node.outputs().get(0);
            if (!dropped.contains(output)) {
                nodes.add(replaced.getOrDefault(output, node));
            }
        }
        return new OnnxGraph(
                graph.name(), nodes, graph.initializers(), graph.inputs(), graph.outputs(), graph.values());
    }

    /** A product with an activation whose last two axes are exchanged for it alone. */
    private void transposedProduct(OnnxNode product) {
        Optional<OnnxNode> turned = maker(product, 1)
                .filter(node -> is(node, "Transpose") && exchangesLast(node))
                .filter(node -> !stored.contains(node.inputs().get(0)));
        turned.ifPresent(node -> replace(
                product,
                "com.microsoft",
                "FusedMatMul",
                List.of(product.inputs().get(0), node.inputs().get(0)),
                Map.of("transB", new OnnxAttribute.WholeNumber(1)),
                List.of(node)));
    }

    private static boolean exchangesLast(OnnxNode transpose) {
        if (!(transpose.attributes().get("perm") instanceof OnnxAttribute.WholeNumbers order)) {
            return false;
        }
        int rank = order.values().size();
        List<Long> exchanged = LongStream.range(0, rank)
                .mapToObj(axis -> axis < rank - 2 ? axis : 2L * rank - 3 - axis)
                .toList();
        return rank >= 2 && order.values().equals(exchanged);
    }

    /** x * (1 + erf(x / sqrt 2)) / 2, the half before or after. */
    private void gelu(OnnxNode erf) {
        Optional<OnnxNode> scaled = maker(erf, 0).filter(node -> is(node, "Div") || is(node, "Mul"));
        Optional<OnnxNode> sum = onlyReader(erf).filter(node -> is(node, "Add"));
        Optional<OnnxNode> product = sum.flatMap(this::onlyReader).filter(node -> is(node, "Mul"));
        if (scaled.isEmpty() || product.isEmpty() || scaled.get().inputs().isEmpty()) {
            return;
        }
        String input = scaled.get().inputs().get(0);
        String factor = other(product.get(), sum.get().outputs().get(0));
        Optional<OnnxNode> half = onlyReader(product.get()).filter(node -> is(node, "Mul"));
        Optional<OnnxNode> halfBefore = Optional.ofNullable(makers.get(factor)).filter(node -> is(node, "Mul"));
        if (factor.equals(input) && half.isPresent()) {
            replace(half.get(), "Gelu", List.of(input), List.of(scaled.get(), erf, sum.get(), product.get()));
        } else if (halfBefore.isPresent() && halfBefore.get().inputs().contains(input)) {
            replace(product.get(), "Gelu", List.of(input), List.of(scaled.get(), erf, sum.get(), halfBefore.get()));
        }
    }

    /** d = x - mean(x); d / sqrt(mean(d^2) + small), then times scale, plus shift where they are stored. */
    private void layerNorm(OnnxNode difference) {
        Optional<OnnxNode> mean = maker(difference, 1).filter(node -> is(node, "ReduceMean") && overLast(node));
        if (mean.isEmpty()
                || !mean.get().inputs().get(0).equals(difference.inputs().get(0))) {
            return;
        }
        String centred = difference.outputs().get(0);
        Optional.ofNullable(quotients.get(centred))
                .ifPresent(quotient -> deviation(quotient, centred)
                        .ifPresent(steps -> normalised(mean.get(), difference, quotient, steps)));
    }

    /** The nodes that make the deviation which a quotient divides by. */
    private Optional<List<OnnxNode>> deviation(OnnxNode quotient, String centred) {
        Optional<OnnxNode> root = maker(quotient, 1).filter(node -> is(node, "Sqrt"));
        Optional<OnnxNode> sum = root.flatMap(node -> maker(node, 0)).filter(node -> is(node, "Add"));
        Optional<OnnxNode> mean = sum.flatMap(node -> maker(node, 0)
                .filter(first -> is(first, "ReduceMean"))
                .or(() -> maker(node, 1).filter(second -> is(second, "ReduceMean"))));
        Optional<OnnxNode> square = mean.flatMap(node -> maker(node, 0))
                .filter(node -> (is(node, "Pow") || is(node, "Mul"))
                        && node.inputs().get(0).equals(centred));
        return square.map(node -> List.of(node, mean.get(), sum.get(), root.get()));
    }

    private void normalised(OnnxNode mean, OnnxNode difference, OnnxNode quotient, List<OnnxNode> deviation) {
        Optional<OnnxNode> product = onlyReader(quotient).filter(node -> is(node, "Mul"));
        Optional<String> scale =
                product.map(node -> other(node, quotient.outputs().get(0))).filter(stored::contains);
        Optional<OnnxNode> sum = product.flatMap(this::onlyReader).filter(node -> is(node, "Add"));
        Optional<String> shift =
                sum.map(node -> other(node, product.get().outputs().get(0))).filter(stored::contains);
        if (scale.isEmpty() || shift.isEmpty()) {
            return;
        }
        List<OnnxNode> parts = new ArrayList<>(deviation);
        parts.addAll(List.of(mean, difference, quotient, product.get()));
        replace(sum.get(), "LayerNormalization", List.of(difference.inputs().get(0), scale.get(), shift.get()), parts);
    }

    private void replace(OnnxNode last, String operator, List<String> inputs, List<OnnxNode> others) {
        replace(last, "", operator, inputs, Map.of(), others);
    }

    /** Puts the operator in the place of the last node; the others go if nobody else reads what they make. */
    private void replace(
            OnnxNode last,
            String domain,
            String operator,
            List<String> inputs,
            Map<String, OnnxAttribute> attributes,
            List<OnnxNode> others) {
        Set<String> inside = new HashSet<>();
        others.forEach(node -> inside.add(node.outputs().get(0)));
        int readers = inside.stream().mapToInt(uses::count).sum();
        long innerReads = reads(last, inside)
                + others.stream().mapToLong(node -> reads(node, inside)).sum();
        if (readers != innerReads || inside.size() != others.size()) {
            return;
        }
        dropped.addAll(inside);
        replaced.put(
                last.outputs().get(0), new OnnxNode(last.name(), operator, domain, inputs, last.outputs(), attributes));
    }

    private static long reads(OnnxNode node, Set<String> values) {
        return node.inputs().stream().filter(values::contains).count();
    }

    private boolean overLast(OnnxNode node) {
        if (node.inputs().size() == 2) {
            return Optional.ofNullable(tensors.get(node.inputs().get(1)))
                    .flatMap(OnnxTensor::small)
                    .map(axes -> axes.size() == 1 && axes.integer(0) == -1)
                    .orElse(false);
        }
        return node.attributes().get("axes") instanceof OnnxAttribute.WholeNumbers axes
                && axes.values().equals(List.of(-1L));
    }

    private Optional<OnnxNode> maker(OnnxNode node, int input) {
        return input < node.inputs().size()
                ? Optional.ofNullable(makers.get(node.inputs().get(input)))
                : Optional.empty();
    }

    private Optional<OnnxNode> onlyReader(OnnxNode node) {
        return uses.onlyReader(node.outputs().get(0));
    }

    private static String other(OnnxNode node, String value) {
        return node.inputs().get(node.inputs().get(0).equals(value) ? 1 : 0);
    }

    /** Of ONNX's own operators, with one output, and with two inputs where the operator takes two. */
    private static boolean is(OnnxNode node, String operator) {
        int inputs = Set.of("Add", "Sub", "Mul", "Div", "MatMul").contains(operator)
                ? 2
                : node.inputs().size();
        return node.operator().equals(operator)
                && node.domain().isEmpty()
                && node.outputs().size() == 1
                && node.inputs().size() == inputs
                && !node.inputs().isEmpty();
    }
}
