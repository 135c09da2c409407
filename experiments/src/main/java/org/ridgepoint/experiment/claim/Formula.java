package org.ridgepoint.experiment.claim;

import com.ezylang.evalex.EvaluationException;
import com.ezylang.evalex.Expression;
import com.ezylang.evalex.config.ExpressionConfiguration;
import com.ezylang.evalex.config.MapBasedFunctionDictionary;
import com.ezylang.evalex.data.EvaluationValue;
import com.ezylang.evalex.functions.FunctionIfc;
import com.ezylang.evalex.functions.basic.AbsFunction;
import com.ezylang.evalex.functions.basic.LogFunction;
import com.ezylang.evalex.functions.basic.MaxFunction;
import com.ezylang.evalex.functions.basic.MinFunction;
import com.ezylang.evalex.functions.basic.SqrtFunction;
import com.ezylang.evalex.parser.ASTNode;
import com.ezylang.evalex.parser.ParseException;
import com.ezylang.evalex.parser.Token.TokenType;
import java.math.MathContext;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A formula over the columns of some data. {@code ln(peakTops)} has a value in every row, {@code mean(ln(peakTops))} one of all
 * rows, {@code mean(peakTops, workload == "yolov3")} one of the rows that meet a condition.
 */
final class Formula {

    private static final int MOST_CHARACTERS = 2000;
    private static final Map<String, FunctionIfc> OF_A_ROW = Map.of(
            "ABS", new AbsFunction(),
            "LN", new LogFunction(),
            "MAX", new MaxFunction(),
            "MIN", new MinFunction(),
            "SQRT", new SqrtFunction());

    private final String text;
    private final Data data;
    private final Expression expression;
    private final ASTNode root;
    private final FormulaRules rules;

    /**
     * Reads a formula.
     *
     * @throws IllegalArgumentException where it is none, or names a column that is not there
     */
    Formula(String text, Data data) {
        this.text = text;
        this.data = data;
        if (text.length() > MOST_CHARACTERS) {
            throw new IllegalArgumentException(
                    "a formula of " + text.length() + " characters; at most " + MOST_CHARACTERS + " are read");
        }
        this.expression = new Expression(text, configuration());
        try {
            this.root = expression.getAbstractSyntaxTree();
        } catch (ParseException none) {
            throw new IllegalArgumentException("\"" + text + "\" is no formula: " + none.getMessage());
        }
        columns(root).forEach(data::requireColumn);
        this.rules = new FormulaRules(text, data);
        rules.require(root);
    }

    private ExpressionConfiguration configuration() {
        Map<String, FunctionIfc> functions = new LinkedHashMap<>(OF_A_ROW);
        for (Statistic statistic : Statistic.values()) {
            functions.put(statistic.name(), new OverRows(statistic, data, this::value));
        }
        ExpressionConfiguration usual = ExpressionConfiguration.builder()
                .mathContext(MathContext.DECIMAL64)
                .functionDictionary(MapBasedFunctionDictionary.ofFunctions())
                .build();
        functions.forEach((name, function) -> usual.withAdditionalFunctions(Map.entry(name, function)));
        return usual;
    }

    /** Two sides and what is said of them. */
    record Comparison(double left, String operator, double right, boolean holds) {}

    /** What a comparison of all rows comes to. */
    Comparison compared() {
        if (!FormulaRules.isComparison(root)) {
            throw new IllegalArgumentException(
                    "\"" + text + "\": expected two sides and one of < <= > >= == != between them");
        }
        root.getParameters().forEach(rules::requireOfAllRows);
        double left = number(root.getParameters().get(0));
        double right = number(root.getParameters().get(1));
        return new Comparison(left, root.getToken().getValue(), right, truth(evaluated(root)));
    }

    /** Its number in a row; none where a column that it names is empty there. */
    OptionalDouble numberIn(Map<String, String> row) {
        rules.requireOfARow(root);
        return value(expression, root, row).map(this::number).stream()
                .mapToDouble(Double::doubleValue)
                .findFirst();
    }

    /** Whether a row meets it; one in which a column that it names is empty does not. */
    boolean holdsIn(Map<String, String> row) {
        rules.requireOfARow(root);
        return value(expression, root, row).map(this::truth).orElse(false);
    }

    private Optional<EvaluationValue> value(Expression of, ASTNode node, Map<String, String> row) {
        if (columns(node).stream()
                .anyMatch(column -> row.getOrDefault(column, "").isBlank())) {
            return Optional.empty();
        }
        new RowValues(row, data).giveTo(of);
        try {
            return Optional.of(of.evaluateSubtree(node));
        } catch (EvaluationException | ArithmeticException fault) {
            throw refused(fault);
        }
    }

    private EvaluationValue evaluated(ASTNode node) {
        try {
            return expression.evaluateSubtree(node);
        } catch (EvaluationException | ArithmeticException fault) {
            throw refused(fault);
        }
    }

    private double number(ASTNode node) {
        return number(evaluated(node));
    }

    private double number(EvaluationValue value) {
        if (!value.isNumberValue()) {
            throw new IllegalArgumentException("\"" + text + "\": \"" + value.getStringValue() + "\" is no number");
        }
        double number = value.getNumberValue().doubleValue();
        if (!Double.isFinite(number)) {
            throw new IllegalArgumentException("\"" + text + "\": a number beyond 1e308");
        }
        return number;
    }

    private boolean truth(EvaluationValue value) {
        if (!value.isBooleanValue()) {
            throw new IllegalArgumentException("\"" + text + "\": expected a condition that holds or does not");
        }
        return value.getBooleanValue();
    }

    private IllegalArgumentException refused(Exception fault) {
        return new IllegalArgumentException("\"" + text + "\": " + fault.getMessage());
    }

    /** The columns that a part of a formula names, in any order. */
    static Set<String> columns(ASTNode node) {
        Set<String> columns = new TreeSet<>();
        if (node.getToken().getType() == TokenType.STRUCTURE_SEPARATOR) {
            columns.add(path(node));
        } else if (node.getToken().getType() == TokenType.VARIABLE_OR_CONSTANT && !isConstant(node)) {
            columns.add(node.getToken().getValue());
        } else {
            node.getParameters().forEach(part -> columns.addAll(columns(part)));
        }
        return columns;
    }

    private static boolean isConstant(ASTNode node) {
        return ExpressionConfiguration.StandardConstants.containsKey(
                node.getToken().getValue());
    }

    private static String path(ASTNode node) {
        return node.getParameters().isEmpty()
                ? node.getToken().getValue()
                : node.getParameters().stream().map(Formula::path).collect(Collectors.joining("."));
    }
}
