package org.ridgepoint.experiment.formula;

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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.ridgepoint.experiment.report.Json;

/**
 * A formula over the columns of some data. {@code ln(peakTops)} has a value in every row, {@code mean(ln(peakTops))} one of all
 * rows, {@code mean(peakTops, workload == "yolov3")} one of the rows that meet a condition.
 */
public final class Formula {

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
    public Formula(String text, Data data) {
        this.text = text;
        this.data = data;
        this.expression = new Expression(text, configuration(data, this::value));
        this.root = parsed(expression, text);
        columns(root).forEach(data::requireColumn);
        this.rules = new FormulaRules(text, data);
        rules.require(root);
    }

    private static ASTNode parsed(Expression expression, String text) {
        if (text.length() > MOST_CHARACTERS) {
            throw new IllegalArgumentException(
                    "a formula of " + text.length() + " characters; at most " + MOST_CHARACTERS + " are read");
        }
        try {
            return expression.getAbstractSyntaxTree();
        } catch (ParseException none) {
            throw new IllegalArgumentException("\"" + text + "\" is no formula: " + none.getMessage());
        }
    }

    private static ExpressionConfiguration configuration(Data data, OverRows.InRow inRow) {
        Map<String, FunctionIfc> functions = new LinkedHashMap<>(OF_A_ROW);
        for (Statistic statistic : Statistic.values()) {
            functions.put(statistic.name(), new OverRows(statistic, data, inRow));
        }
        ExpressionConfiguration usual = ExpressionConfiguration.builder()
                .mathContext(MathContext.DECIMAL64)
                .functionDictionary(MapBasedFunctionDictionary.ofFunctions())
                .build();
        functions.forEach((name, function) -> usual.withAdditionalFunctions(Map.entry(name, function)));
        return usual;
    }

    /** Two sides and what is said of them. */
    public record Relation(double left, String operator, double right, boolean holds) {}

    /** What a comparison of all rows comes to. */
    public Relation compared() {
        if (!FormulaRules.isComparison(root)) {
            throw new IllegalArgumentException(
                    "\"" + text + "\": expected two sides and one of < <= > >= == != between them");
        }
        root.getParameters().forEach(rules::requireOfAllRows);
        double left = number(root.getParameters().get(0));
        double right = number(root.getParameters().get(1));
        return new Relation(left, root.getToken().getValue(), right, truth(evaluated(root)));
    }

    /**
     * The columns that a formula names, in any order, whatever data it is to be worked out of.
     *
     * @throws IllegalArgumentException where it is no formula
     */
    public static Set<String> columns(String text) {
        Data none = Data.table("", List.of());
        return columns(parsed(new Expression(text, configuration(none, (of, part, row) -> Optional.empty())), text));
    }

    /** Its value as a text: of all rows where a statistic stands in it, else of a row; none where a column is empty there. */
    public Optional<String> textFor(Map<String, String> row) {
        return valueFor(row).map(value -> value.isNumberValue() ? Json.number(number(value)) : value.getStringValue());
    }

    /** Its number, of all rows where a statistic stands in it, else of a row; none where a column is empty there. */
    public OptionalDouble numberFor(Map<String, String> row) {
        return valueFor(row).map(this::number).stream()
                .mapToDouble(Double::doubleValue)
                .findFirst();
    }

    /** Whether it holds, for all rows where a statistic stands in it, else for a row; none where a column is empty there. */
    public Optional<Boolean> truthFor(Map<String, String> row) {
        return valueFor(row).map(this::truth);
    }

    private Optional<EvaluationValue> valueFor(Map<String, String> row) {
        if (!FormulaRules.hasStatistic(root)) {
            return value(expression, root, row);
        }
        rules.requireOfAllRows(root);
        return Optional.of(evaluated(root));
    }

    /** Its number in a row; none where a column that it names is empty there. */
    public OptionalDouble numberIn(Map<String, String> row) {
        rules.requireOfARow(root);
        return value(expression, root, row).map(this::number).stream()
                .mapToDouble(Double::doubleValue)
                .findFirst();
    }

    /** Whether a row meets it; one in which a column that it names is empty does not. */
    public boolean holdsIn(Map<String, String> row) {
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
