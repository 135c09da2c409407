package org.ridgepoint.workload.onnx.rule;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.ridgepoint.workload.onnx.file.OnnxAttribute;
import org.ridgepoint.workload.onnx.file.OnnxModel;
import org.ridgepoint.workload.onnx.file.OnnxNode;

/** For each ONNX operator, what it becomes: one row each, kept in families. */
public final class OperatorTable {
    private static final Set<String> QUANTISING = Set.of(
            "QuantizeLinear",
            "DynamicQuantizeLinear",
            "ConvInteger",
            "MatMulInteger",
            "QLinearConv",
            "QLinearMatMul",
            "com.microsoft.QLinearAdd",
            "com.microsoft.QGemm",
            "com.microsoft.QAttention",
            "com.microsoft.MatMulIntegerToFloat",
            "com.microsoft.DynamicQuantizeMatMul",
            "com.microsoft.DynamicQuantizeLSTM");

    private final Map<String, Rule> rows = new TreeMap<>();

    public OperatorTable() {
        add(ConvolutionRules.rows());
        add(PoolingRules.rows());
        add(ProductRules.rows());
        add(ElementRules.rows());
        add(NoiseRules.rows());
        add(NormalisationRules.rows());
        add(ReductionRules.rows());
        add(ShapeRules.rows());
        add(SelectionRules.rows());
        add(RecurrentRules.rows());
        add(AttentionRules.rows());
        add(EinsumRule.rows());
        add(ScatterRules.rows());
        add(QuantisedRules.rows());
    }

    private void add(Map<String, Rule> family) {
        family.forEach((operator, rule) -> {
            if (rows.put(operator, rule) != null) {
                throw new IllegalStateException("two rows for " + operator);
            }
        });
    }

    public Optional<Rule> find(String operator) {
        return Optional.ofNullable(rows.get(operator));
    }

    /** True where a model computes on quantised activations, not only on quantised weights. */
    public static boolean quantisesActivations(OnnxModel model) {
        return model.graph().nodes().stream().anyMatch(OperatorTable::quantises)
                || model.functions().stream()
                        .flatMap(function -> function.nodes().stream())
                        .anyMatch(OperatorTable::quantises);
    }

    private static boolean quantises(OnnxNode node) {
        return QUANTISING.contains(node.qualifiedOperator())
                || node.attributes().values().stream().anyMatch(OperatorTable::quantisesInside);
    }

    private static boolean quantisesInside(OnnxAttribute attribute) {
        return attribute instanceof OnnxAttribute.Subgraph branch
                && branch.value().nodes().stream().anyMatch(OperatorTable::quantises);
    }
}
