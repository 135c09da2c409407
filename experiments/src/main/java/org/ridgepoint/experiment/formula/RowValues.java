package org.ridgepoint.experiment.formula;

import com.ezylang.evalex.Expression;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.HashMap;
import java.util.Map;
import org.ridgepoint.experiment.sweep.grid.Magnitude;

/**
 * The values of a row as a formula sees them: a column named {@code dram.channels} is the part {@code channels} of {@code dram},
 * and a quantity is its number of seconds, bytes, bytes a second, bits, cycles or hertz.
 *
 * @param row a text for each column
 * @param data whose row it is: a column with a text in any row has texts in all
 */
record RowValues(Map<String, String> row, Data data) {
    void giveTo(Expression expression) {
        nested().forEach(expression::with);
    }

    private Map<String, Object> nested() {
        Map<String, Object> all = new HashMap<>();
        row.forEach((column, text) -> put(all, column, data.isText(column) ? text : value(text)));
        return all;
    }

    @SuppressWarnings("unchecked")
    private static void put(Map<String, Object> into, String column, Object value) {
        int dot = column.indexOf('.');
        if (dot < 0) {
            into.put(column, value);
            return;
        }
        Object part = into.computeIfAbsent(column.substring(0, dot), name -> new HashMap<String, Object>());
        put((Map<String, Object>) part, column.substring(dot + 1), value);
    }

    private static Object value(String text) {
        return Magnitude.find(text)
                .map(Magnitude::plain)
                .<Object>map(Magnitude::amount)
                .map(RowValues::short64)
                .orElse(text);
    }

    private static Object short64(Object amount) {
        return ((BigDecimal) amount).round(MathContext.DECIMAL64);
    }
}
