package org.ridgepoint.experiment.formula;

import com.ezylang.evalex.EvaluationException;
import com.ezylang.evalex.Expression;
import com.ezylang.evalex.data.EvaluationValue;
import com.ezylang.evalex.functions.AbstractFunction;
import com.ezylang.evalex.functions.FunctionParameter;
import com.ezylang.evalex.parser.ASTNode;
import com.ezylang.evalex.parser.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A statistic as a function of formulas: its columns, and a condition on the rows that count. */
@FunctionParameter(name = "columns", isLazy = true, isVarArg = true)
final class OverRows extends AbstractFunction {
    private final Statistic statistic;
    private final Data data;
    private final InRow inRow;

    /** What a part of a formula comes to in a row; none where a column that it names is empty there. */
    interface InRow {
        Optional<EvaluationValue> value(Expression expression, ASTNode part, Map<String, String> row);
    }

    OverRows(Statistic statistic, Data data, InRow inRow) {
        this.statistic = statistic;
        this.data = data;
        this.inRow = inRow;
    }

    @Override
    public EvaluationValue evaluate(Expression expression, Token token, EvaluationValue... arguments)
            throws EvaluationException {
        int columns = statistic.columns();
        if (arguments.length < columns || arguments.length > columns + 1) {
            throw new EvaluationException(
                    token, statistic.word() + " takes " + columns + " columns, and after them a condition or none");
        }
        List<double[]> rows = new ArrayList<>();
        for (Map<String, String> row : data.rows()) {
            if (arguments.length == columns || meets(expression, token, arguments[columns], row)) {
                values(expression, token, arguments, row).ifPresent(rows::add);
            }
        }
        try {
            return expression.convertDoubleValue(statistic.of(byColumn(rows)));
        } catch (IllegalArgumentException refusal) {
            throw new EvaluationException(token, refusal.getMessage());
        }
    }

    private boolean meets(Expression expression, Token token, EvaluationValue condition, Map<String, String> row)
            throws EvaluationException {
        Optional<EvaluationValue> met = inRow.value(expression, condition.getExpressionNode(), row);
        if (met.isPresent() && !met.get().isBooleanValue()) {
            throw new EvaluationException(token, "expected a condition that holds or does not after the columns");
        }
        return met.map(EvaluationValue::getBooleanValue).orElse(false);
    }

    private Optional<double[]> values(
            Expression expression, Token token, EvaluationValue[] arguments, Map<String, String> row)
            throws EvaluationException {
        double[] values = new double[statistic.columns()];
        for (int column = 0; column < values.length; column++) {
            Optional<EvaluationValue> value = inRow.value(expression, arguments[column].getExpressionNode(), row);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            if (!value.get().isNumberValue()) {
                throw new EvaluationException(token, "\"" + value.get().getStringValue() + "\" is no number");
            }
            values[column] = value.get().getNumberValue().doubleValue();
        }
        return Optional.of(values);
    }

    private double[][] byColumn(List<double[]> rows) {
        double[][] columns = new double[Math.max(1, statistic.columns())][rows.size()];
        for (int row = 0; row < rows.size(); row++) {
            for (int column = 0; column < statistic.columns(); column++) {
                columns[column][row] = rows.get(row)[column];
            }
        }
        return columns;
    }
}
