package org.ridgepoint.experiment.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FormatsTest {
    @Test
    void jsonIsIndentedAndEscaped() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("text", "a \"quote\", a \\ and\na line\u0001");
        document.put("empty", List.of());
        document.put("nested", Map.of("list", List.of(1, 2L, 0.5, true)));

        assertThat(Json.write(document)).isEqualTo("""
                        {
                          "text": "a \\"quote\\", a \\\\ and\\na line\\u0001",
                          "empty": [],
                          "nested": {
                            "list": [
                              1,
                              2,
                              0.5,
                              true
                            ]
                          }
                        }
                        """);
    }

    @Test
    void numbersHaveFifteenDigitsAndNoNoise() {
        assertThat(Json.number(0.1 + 0.2)).isEqualTo("0.3");
        assertThat(Json.number(1.0 / 3)).isEqualTo("0.333333333333333");
        assertThat(Json.number(2e22)).isEqualTo("2E+22");
        assertThat(Json.number(1e-30)).isEqualTo("1E-30");
        assertThat(Json.number(8)).isEqualTo("8");
        assertThat(Json.number(-0.0)).isEqualTo("0");
        assertThatThrownBy(() -> Json.number(Double.NaN)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void csvQuotesWhatNeedsItAndFlattensMaps() {
        Map<String, Object> first = new LinkedHashMap<>();
        first.put("name", "a,b");
        first.put("share", Map.of("x", 0.25));
        Map<String, Object> second = new LinkedHashMap<>();
        second.put("name", "say \"hi\"\nthere");

        assertThat(Csv.write(List.of(first, second)))
                .isEqualTo("name,share.x\r\n\"a,b\",0.25\r\n\"say \"\"hi\"\"\nthere\",\r\n");
    }

    @Test
    void aFieldThatASpreadsheetWouldRunIsMarkedAsTextAndReadAsItWas() {
        List<String> fields = List.of("=cmd|x", "+a1", "-b", "@c", "'=d", "-1.5", "+2.5 %", "-", "plain");
        String row = Csv.row(fields);

        assertThat(row).isEqualTo("\"'=cmd|x\",\"'+a1\",\"'-b\",\"'@c\",\"''=d\",-1.5,+2.5 %,-,plain\r\n");
        assertThat(Csv.rows(row)).containsExactly(fields);
    }

    @Test
    void aTerminalIsNotObeyed() {
        Page page = new Page();
        page.line("a\u001b[2Jb\u009bc");
        assertThat(page.text()).isEqualTo("a?[2Jb?c\n");
    }

    @Test
    void printedSharesAlwaysSumToOneHundred() {
        Random random = new Random(11);
        for (int round = 0; round < 500; round++) {
            Map<String, Long> counts = new LinkedHashMap<>();
            for (int cause = 0; cause < 14; cause++) {
                long count = random.nextLong() >>> (15 + random.nextInt(40));
                counts.put("cause" + cause, random.nextInt(4) == 0 ? 0 : count);
            }
            counts.put("one", 1L);
            Map<String, Long> tenths = Percentages.tenths(counts);
            long total = counts.values().stream().mapToLong(Long::longValue).sum();

            assertThat(tenths.values().stream().mapToLong(Long::longValue).sum())
                    .isEqualTo(1000);
            tenths.forEach((cause, tenth) -> assertThat(Math.abs(tenth - 1000.0 * counts.get(cause) / total))
                    .isLessThan(1));
        }
    }

    @Test
    void figuresAreShortAndCarryTheirUnits() {
        assertThat(Words.scaled(0.0127703, "s")).isEqualTo("12.8 ms");
        assertThat(Words.scaled(999.96, "B")).isEqualTo("1.00 kB");
        assertThat(Words.scaled(0, "J")).isEqualTo("0 J");
        assertThat(Words.bytes(999)).isEqualTo("999 B");
        assertThat(Words.bytes(100_534_208)).isEqualTo("101 MB");
        assertThat(Words.binary(8 << 20)).isEqualTo("8.00 MiB");
        assertThat(Words.binary(1000)).isEqualTo("1000 B");
        assertThat(Words.digits(0.00286)).isEqualTo("0.00286");
        assertThat(Words.digits(78.3063)).isEqualTo("78.3");
        assertThat(Words.grouped(11_914_741)).isEqualTo("11 914 741");
        assertThat(Words.spaced("localSram")).isEqualTo("local SRAM");
        assertThat(Words.sentence("bound by x")).isEqualTo("Bound by x.");
    }

    @Test
    void linesBreakBeforeTheEdgeAndNotBeforeAPercentSign() {
        Page page = new Page();

        page.wrapped("  ", "word ".repeat(18) + "saves 14 % of it");

        assertThat(page.text()).isEqualTo("  " + "word ".repeat(18) + "saves\n  14 % of it\n");
    }

    @Test
    void longNamesOfLayersKeepTheirNumberAndWhereTheyAre() {
        assertThat(Page.shortened(7, "stage4.block2.conv2")).isEqualTo("stage4.block2.conv2");
        assertThat(Page.shortened(138, "stage4.block2.conv2.weight.update"))
                .isEqualTo("138. stage4.block2.conv2....")
                .hasSize(28);
    }
}
