package org.ridgepoint.experiment.formula;

import com.ezylang.evalex.parser.ASTNode;
import com.ezylang.evalex.parser.Token.TokenType;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What a formula may not be, though it could be worked out: a statistic inside another, a column that no statistic makes one
 * number of, a text compared with a number.
 *
 * @param text as written
 * @param data whose columns it names
 */
record FormulaRules(String text, Data data) {
    private static final Set<String> COMPARISONS = Set.of("<", "<=", ">", ">=", "=", "==", "!=", "<>");

    private enum Kind {
        NUMBER("a number"),
        TEXT("a text"),
        TRUTH("true or false");

        private final String words;

        Kind(String words) {
            this.words = words;
        }
    }

    /** Refuses what no formula may be. */
    void require(ASTNode node) {
        if (isStatistic(node) && node.getParameters().stream().anyMatch(FormulaRules::hasStatistic)) {
            throw refused("a statistic stands inside another; state it as a side of its own");
        }
        if (isComparison(node)) {
            requireAlike(node.getParameters().get(0), node.getParameters().get(1));
        }
        node.getParameters().forEach(this::require);
    }

    /** Refuses a side of an expectation that has not one value for all rows. */
    void requireOfAllRows(ASTNode node) {
        if (isStatistic(node)) {
            return;
        }
        if (node.getParameters().isEmpty() && !Formula.columns(node).isEmpty() || isPath(node)) {
            throw refused(String.join(", ", Formula.columns(node))
                    + " has a value in each row; say which statistic of it, as in mean or most");
        }
        node.getParameters().forEach(this::requireOfAllRows);
    }

    /** Refuses a statistic where each row has a value of its own. */
    void requireOfARow(ASTNode node) {
        if (hasStatistic(node)) {
            throw refused("a statistic of all rows; expected what each row has");
        }
    }

    private void requireAlike(ASTNode left, ASTNode right) {
        Kind one = kind(left);
        Kind other = kind(right);
        if (one != other) {
            throw refused("compares " + one.words + " with " + other.words);
        }
    }

    private Kind kind(ASTNode node) {
        TokenType type = node.getToken().getType();
        if (type == TokenType.STRING_LITERAL) {
            return Kind.TEXT;
        }
        if (isComparison(node)
                || Set.of("&&", "||", "!").contains(node.getToken().getValue())) {
            return Kind.TRUTH;
        }
        if (Set.of("TRUE", "FALSE").contains(node.getToken().getValue().toUpperCase(Locale.ROOT))) {
            return Kind.TRUTH;
        }
        boolean column = type == TokenType.VARIABLE_OR_CONSTANT || isPath(node);
        Optional<String> name = column ? Formula.columns(node).stream().findFirst() : Optional.empty();
        return name.filter(data::isText).isPresent() ? Kind.TEXT : Kind.NUMBER;
    }

    static boolean isComparison(ASTNode node) {
        return node.getToken().getType() == TokenType.INFIX_OPERATOR
                && COMPARISONS.contains(node.getToken().getValue());
    }

    private static boolean isPath(ASTNode node) {
        return node.getToken().getType() == TokenType.STRUCTURE_SEPARATOR;
    }

    static boolean hasStatistic(ASTNode node) {
        return isStatistic(node) || node.getParameters().stream().anyMatch(FormulaRules::hasStatistic);
    }

    private static boolean isStatistic(ASTNode node) {
        return node.getToken().getType() == TokenType.FUNCTION
                && Arrays.stream(Statistic.values())
                        .anyMatch(statistic -> statistic
                                .name()
                                .equalsIgnoreCase(node.getToken().getValue()));
    }

    private IllegalArgumentException refused(String why) {
        return new IllegalArgumentException("\"" + text + "\": " + why);
    }
}
