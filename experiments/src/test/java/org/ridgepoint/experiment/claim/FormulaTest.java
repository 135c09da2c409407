package org.ridgepoint.experiment.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ridgepoint.experiment.formula.Data;
import org.ridgepoint.experiment.formula.Formula;

/** Formulas over four rows, against values worked out by hand. */
class FormulaTest {
    private static final Data DATA = Data.table(
            "points",
            List.of(
                    row("a", "1", "2", "1 KiB"),
                    row("b", "2", "4", "2 KiB"),
                    row("a", "3", "8", "4 KiB"),
                    row("b", "4", "16", "")));

    private static Map<String, String> row(String kind, String x, String y, String capacity) {
        Map<String, String> row = new LinkedHashMap<>();
        row.put("kind", kind);
        row.put("x", x);
        row.put("y", y);
        row.put("sram.bulk.capacity", capacity);
        return row;
    }

    private static double value(String formula) {
        return new Formula(formula + " < 0", DATA).compared().left();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "count() | 4",
                "count(x > 1) | 3",
                "sum(x) | 10",
                "mean(y) | 7.5",
                "mean(y, kind == \"a\") | 5",
                "geomean(y) | 5.656854",
                "median(x) | 2.5",
                "least(x * y) | 2",
                "most(x + y) | 20",
                "value(y, x == 3) | 8",
                "pearson(x, ln(y)) | 1",
                "spearman(x, 0 - y) | -1",
                "kendall(x, y) | 1",
                "slope(x, 3 * x + 1) | 3",
                "growth(x, y) | 2",
                "rsquared(x, 2 * x) | 1",
                "mean(max(x, 3)) | 3.25",
                "most(sram.bulk.capacity) | 4096",
                "sum(x, sram.bulk.capacity >= 2048) | 5",
                "most(x) - least(x) | 3",
            })
    void statisticsAreOfTheRowsThatCount(String formula, double expected) {
        assertThat(value(formula)).isCloseTo(expected, within(1e-6));
    }

    @Test
    void bothSidesOfAComparisonAreTold() {
        Formula.Relation comparison = new Formula("mean(x) >= median(y)", DATA).compared();

        assertThat(comparison.left()).isEqualTo(2.5);
        assertThat(comparison.right()).isEqualTo(6);
        assertThat(comparison.operator()).isEqualTo(">=");
        assertThat(comparison.holds()).isFalse();
        assertThat(new Formula("mean(x) < median(y)", DATA).compared().holds()).isTrue();
    }

    @Test
    void aRowWithoutAValueDoesNotCount() {
        assertThat(value("mean(x, sram.bulk.capacity > 0)")).isEqualTo(2);
        assertThat(value("mean(x * sram.bulk.capacity / sram.bulk.capacity)")).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mean(x | \"mean(x\" is no formula",
                "mean(z) < 1 | points has no column z",
                "mean(sram.bulk.capacit) < 1 | points has no column sram.bulk.capacit; did you mean \"sram.bulk.capacity\"?",
                "mean(x) | expected two sides and one of < <= > >= == != between them",
                "mean(kind) < 1 | \"a\" is no number",
                "mean(x, y) < 1 | expected a condition that holds or does not after the columns",
                "pearson(x) < 1 | pearson takes 2 columns, and after them a condition or none",
                "mean(x, y > 100) < 1 | mean needs 1 rows or more, and 0 have values",
                "spearman(x, y, x < 3) < 1 | spearman needs 3 rows or more, and 2 have values",
                "value(x, y > 2) < 1 | value needs a condition that one row meets, and 3 do",
                "pearson(x, 0 * y) < 1 | pearson of these 4 rows is no number",
                "frobnicate(x) < 1 | is no formula",
                "random() < 0.5 | is no formula",
                "mean(x - mean(x)) == 0 | a statistic stands inside another; state it as a side of its own",
                "count(mean(x) < x) > 1 | a statistic stands inside another",
                "mean(x) < x | x has a value in each row; say which statistic of it",
                "most(x) < sram.bulk.capacity | sram.bulk.capacity has a value in each row",
                "count(kind > 3) > 1 | compares a text with a number",
                "count(x == \"1\") > 1 | compares a number with a text",
                "count(kind == true) > 1 | compares a text with true or false",
                "mean(x) < 10 ^ 400 | a number beyond 1e308",
            })
    void whatCannotBeWorkedOutSaysWhy(String formula, String why) {
        assertThatThrownBy(() -> new Formula(formula, DATA).compared())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why);
    }

    @Test
    void aColumnWithAWordInAnyRowHoldsTexts() {
        Data cards = Data.table("cards", List.of(Map.of("gpu", "1080"), Map.of("gpu", "V100")));

        assertThat(new Formula("count(gpu == \"1080\") == 1", cards).compared().holds())
                .isTrue();
        assertThat(Judgement.where("gpu != \"1080\"", cards).rows()).hasSize(1);
        assertThatThrownBy(() -> Judgement.where("count() > 1", cards)).hasMessageContaining("a statistic of all rows");
    }

    @Test
    void rowsAreLaidSideBySide() {
        Data wide = new PivotSpec("kind", List.of("x"), List.of("y")).of(Data.table("points", DATA.rows()));

        assertThat(wide.columns()).containsExactly("kind", "y_1", "y_3", "y_2", "y_4");
        assertThat(wide.rows()).hasSize(2);
        assertThat(new Formula("value(y_3 / y_1) == 4", wide).compared().holds())
                .isTrue();
        assertThatThrownBy(() -> new PivotSpec("kind", List.of("kind"), List.of("y")).of(DATA))
                .hasMessageContaining("two rows of points say what y_a of a is");
        assertThatThrownBy(() -> new PivotSpec("kinds", List.of("x"), List.of("y")).of(DATA))
                .hasMessageContaining("no column kinds; did you mean \"kind\"?");
    }
}
