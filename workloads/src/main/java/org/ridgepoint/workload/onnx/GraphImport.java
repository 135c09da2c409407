package org.ridgepoint.workload.onnx;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.ridgepoint.workload.graph.Graph;
import org.ridgepoint.workload.onnx.file.OnnxAttribute;
import org.ridgepoint.workload.onnx.file.OnnxException;
import org.ridgepoint.workload.onnx.file.OnnxFunction;
import org.ridgepoint.workload.onnx.file.OnnxGraph;
import org.ridgepoint.workload.onnx.file.OnnxModel;
import org.ridgepoint.workload.onnx.file.OnnxNode;
import org.ridgepoint.workload.onnx.file.OnnxTensor;
import org.ridgepoint.workload.onnx.file.OnnxValue;
import org.ridgepoint.workload.onnx.rule.ConstantPropagation;
import org.ridgepoint.workload.onnx.rule.Formats;
import org.ridgepoint.workload.onnx.rule.GraphPen;
import org.ridgepoint.workload.onnx.rule.HostRule;
import org.ridgepoint.workload.onnx.rule.NodeCall;
import org.ridgepoint.workload.onnx.rule.OperatorTable;
import org.ridgepoint.workload.onnx.rule.QuantisedRules;
import org.ridgepoint.workload.onnx.rule.RepetitionRules;
import org.ridgepoint.workload.onnx.rule.Scope;
import org.ridgepoint.workload.onnx.rule.UnsupportedNodeException;
import org.ridgepoint.workload.onnx.rule.Uses;
import org.ridgepoint.workload.onnx.rule.Value;

/**
 * Walks a model's nodes in their order and writes the graph: shape arithmetic is evaluated, branches and functions are
 * opened where they stand, each other node goes to its operator's {@link Rule}.
 */
final class GraphImport {
    /** Operators that hold graphs. */
    private static final Set<String> OPENED = Set.of("If", "Loop", "Scan");

    private static final int DEEPEST = 24;
    private static final long MOST_NAMES = 2_000_000;

    private final OnnxModel model;
    private final ImportOptions options;
    private final Bindings bindings;
    private final GivenValues values;
    private final OperatorTable table = new OperatorTable();
    private final ConstantPropagation constants = new ConstantPropagation();
    private final Map<String, OnnxFunction> functions = new TreeMap<>();
    private final Map<OnnxGraph, OnnxGraph> fused = new IdentityHashMap<>();
    private final Formats formats;
    private final GraphPen pen;
    private final StatedShapes stated;
    private final UnsupportedNodes unsupported = new UnsupportedNodes();
    private int depth;
    private long visited;

    GraphImport(String name, OnnxModel model, ImportOptions options) {
        this.model = model;
        this.options = options;
        bindings = new Bindings(options);
        values = new GivenValues(options);
        model.functions().forEach(function -> functions.put(function.qualifiedName(), function));
        formats = new Formats(OperatorTable.quantisesActivations(model));
        pen = new GraphPen(name, formats, model.opset());
        stated = new StatedShapes(bindings, pen);
    }

    ImportedModel run() {
        OnnxGraph graph = FusedPatterns.fuse(NodeOrder.sorted(model.graph()));
        stated.note(graph);
        Scope scope = new Scope(Optional.empty(), new Uses(graph), "");
        defineInitializers(graph, scope);
        defineInputs(graph, scope);
        OperatorSet.read(model.opset(), pen, () -> {
            visit(StoredFirst.order(graph), scope);
            unsupported.refuseAny(options.unsupported(), values.hint());
        });
        bindings.requireAllUsed();
        values.requireAllUsed();
        writeOutputs(graph, scope);
        Graph written = pen.builder().build();
        return new ImportedModel(written, formats.ofModel(), bindings.used(), pen.notes());
    }

    private void defineInitializers(OnnxGraph graph, Scope scope) {
        spend(graph.initializers().size());
        for (OnnxTensor tensor : graph.initializers()) {
            scope.define(tensor.name(), Value.of(tensor, scope.prefix() + tensor.name()));
        }
    }

    private void defineInputs(OnnxGraph graph, Scope scope) {
        ModelInputs inputs = new ModelInputs(bindings, values, pen);
        for (OnnxValue input : graph.inputs()) {
            if (!scope.defines(input.name())) {
                scope.define(input.name(), inputs.define(input));
            }
        }
        bindings.requireAllBound();
    }

    private void writeOutputs(OnnxGraph graph, Scope scope) {
        boolean nothing = !graph.outputs().isEmpty();
        for (OnnxValue output : graph.outputs()) {
            Value value = scope.find(output.name())
                    .orElseThrow(() -> new OnnxException("no node makes the output \"" + output.name() + "\""));
            nothing &= !value.isActive();
            if (value.isActive()) {
                pen.builder()
                        .output(QuantisedRules.inOwnFormat(value, pen).tensor().orElseThrow());
            } else {
                pen.note("output \"" + output.name() + "\" does not depend on the inputs and is left out");
            }
        }
        if (nothing) {
            throw new OnnxException("no output depends on what the inputs hold, only on shapes and stored numbers,"
                    + " so that hardware has nothing to do");
        }
    }

    private void visit(List<OnnxNode> nodes, Scope scope) {
        if (++depth > DEEPEST) {
            throw new OnnxException("functions and branches call each other more than " + DEEPEST + " deep");
        }
        for (OnnxNode node : nodes) {
            spend(1L + node.inputs().size() + node.outputs().size());
            if (node.outputs().isEmpty() || !scope.isAbsorbed(node.outputs().get(0))) {
                inContext(node.label(), () -> visit(node, scope));
            }
        }
        depth--;
    }

    /** Functions that call functions could multiply a small file without end. */
    private void spend(long names) {
        visited += names;
        if (visited > MOST_NAMES) {
            throw new OnnxException("the model, its functions opened, has more than " + MOST_NAMES + " names");
        }
    }

    private Scope visit(OnnxNode node, Scope scope) {
        Optional<List<Optional<Value>>> inputs = scope.inputs(node.inputs());
        if (inputs.isEmpty()) {
            if (!isKnown(node)) {
                unsupported.add(node, List.of(), "");
            }
            node.outputs().forEach(scope::defineUnknown);
            return scope;
        }
        NodeCall call = new NodeCall(node, inputs.get(), scope, pen);
        try {
            define(node, results(call, scope), scope);
        } catch (UnsupportedNodeException e) {
            leaveToHost(call, scope, e.getMessage());
        }
        return scope;
    }

    private boolean isKnown(OnnxNode node) {
        return table.find(node.qualifiedOperator()).isPresent()
                || functions.containsKey(node.qualifiedOperator())
                || OPENED.contains(node.qualifiedOperator());
    }

    private List<Value> results(NodeCall call, Scope scope) {
        String operator = call.node().qualifiedOperator();
        Optional<List<Value>> evaluated = constants.evaluate(call);
        if (evaluated.isPresent()) {
            return evaluated.get();
        }
        if (OPENED.contains(operator)) {
            return opened(call, scope);
        }
        OnnxFunction function = functions.get(operator);
        if (function != null) {
            return inlined(call, function, scope);
        }
        return table.find(operator)
                .orElseThrow(() -> new UnsupportedNodeException(""))
                .apply(call);
    }

    private void define(OnnxNode node, List<Value> results, Scope scope) {
        for (int index = 0; index < node.outputs().size(); index++) {
            String name = node.outputs().get(index);
            if (index < results.size()) {
                if (scope.prefix().isEmpty()) {
                    stated.compare(name, results.get(index));
                }
                scope.define(name, results.get(index));
            } else if (!name.isEmpty() && scope.uses().count(name) > 0) {
                throw new UnsupportedNodeException("its output " + index + " is used");
            }
        }
    }

    private List<Value> branch(NodeCall call, Scope scope) {
        Value decision = call.input(0);
        String condition = call.node().inputs().get(0);
        long taken = decision.constant()
                .filter(known -> known.size() == 1)
                .map(known -> known.integer(0))
                .or(() -> bindings.ask(condition))
                .orElseThrow(
                        () -> new UnsupportedNodeException("its condition depends on data; choose a branch with --dim "
                                + condition + "=1 or =0" + bindings.wholeInputs()));
        String name = taken != 0 ? "then_branch" : "else_branch";
        if (!(call.node().attributes().get(name) instanceof OnnxAttribute.Subgraph subgraph)) {
            throw new OnnxException("it has no " + name);
        }
        return opened(
                fused(subgraph.value()),
                List.of(),
                scope,
                scope.prefix() + subgraph.value().name() + "/");
    }

    /** A node that holds graphs of its own, those of them that run written out. */
    private List<Value> opened(NodeCall call, Scope scope) {
        String prefix = call.label() + "/";
        RepetitionRules.Body body = (graph, inputs) -> opened(fused(graph), inputs, scope, prefix);
        return switch (call.node().operator()) {
            case "If" -> branch(call, scope);
            case "Loop" -> RepetitionRules.loop(call, body);
            default -> RepetitionRules.scan(call, body);
        };
    }

    /** A graph inside a node as it is walked; the rounds of a loop share it. */
    private OnnxGraph fused(OnnxGraph inner) {
        return fused.computeIfAbsent(inner, graph -> FusedPatterns.fuse(NodeOrder.sorted(graph)));
    }

    private List<Value> opened(OnnxGraph graph, List<Value> inputs, Scope scope, String prefix) {
        Scope inner = new Scope(Optional.of(scope), new Uses(graph), prefix);
        if (inputs.size() != graph.inputs().size()) {
            throw new OnnxException("its body takes " + graph.inputs().size() + " values, is given " + inputs.size());
        }
        spend(inputs.size() + graph.outputs().size());
        for (int index = 0; index < inputs.size(); index++) {
            inner.define(graph.inputs().get(index).name(), inputs.get(index));
        }
        defineInitializers(graph, inner);
        visit(StoredFirst.order(graph), inner);
        return inner.results(graph.outputs().stream().map(OnnxValue::name).toList());
    }

    private List<Value> inlined(NodeCall call, OnnxFunction function, Scope scope) {
        Scope inner = new Scope(
                Optional.empty(),
                new Uses(function.nodes(), function.outputs()),
                scope.prefix() + call.node().name() + "/");
        spend(function.inputs().size() + function.outputs().size());
        for (int index = 0; index < function.inputs().size(); index++) {
            String name = function.inputs().get(index);
            call.find(index).ifPresent(value -> inner.define(name, value));
        }
        visit(NodeOrder.sorted(function.withAttributesOf(call.node())), inner);
        return inner.results(function.outputs());
    }

    private void leaveToHost(NodeCall call, Scope scope, String reason) {
        OnnxNode node = call.node();
        boolean onHost = options.unsupported() == ImportOptions.Unsupported.HOST;
        Optional<String> missing = onHost ? stated.missing(node) : Optional.empty();
        Optional<List<Value>> made =
                onHost && missing.isEmpty() ? HostRule.apply(call, stated::find) : Optional.empty();
        if (made.isPresent()) {
            pen.note("the host computes " + node.label());
            define(node, made.get(), scope);
            return;
        }
        unsupported.add(node, call.given(), missing.orElse(reason));
        node.outputs().forEach(scope::defineUnknown);
    }

    static <T> T inContext(String place, Supplier<T> step) {
        try {
            return step.get();
        } catch (OnnxException e) {
            throw e.isPlaced() ? e : new OnnxException(place, e.getMessage());
        } catch (IllegalArgumentException | ArithmeticException | UnsupportedNodeException e) {
            throw new OnnxException(place, e.getMessage());
        }
    }
}
