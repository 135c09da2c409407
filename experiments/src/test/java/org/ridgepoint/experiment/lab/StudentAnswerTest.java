package org.ridgepoint.experiment.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers as students write them. */
class StudentAnswerTest {
    private static double read(String text, String unit) {
        return StudentAnswer.parse(text, step(unit)).number();
    }

    private static StepSpec step(String unit) {
        return new StepSpec(
                Optional.empty(),
                "?",
                AnswerKind.NUMBER,
                Optional.ofNullable(unit),
                Optional.empty(),
                Optional.of("1"),
                Optional.empty(),
                Optional.empty(),
                "",
                Optional.empty(),
                "");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1,802|cycles|1802",
                "1 802 345|cycles|1802345",
                "1,802.5 cycles|cycles|1802.5",
                "7.9x|times|7.9",
                "7.9 times|times|7.9",
                "3x||3",
                "3 \u00d7||3",
                "2.5 ms|us|2500",
                "2500 \u00b5s|ms|2.5",
                "0.0025s|us|2500",
                "2 KiB|bytes|2048",
                "2 kB|bytes|2000",
                "1 MiB|kB|1048.576",
                "512 bytes|kB|0.512",
                "1600 MB/s|GB/s|1.6",
                "32e9 op/s|Gop/s|32",
                "4.1 k/s|/s|4100",
                "50 %|%|50"
            })
    void thousandsPrefixesAndFactorsAreRead(String text, String unit, double number) {
        assertThat(read(text, unit)).isCloseTo(number, within(1e-9 * number));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "5 Ms/s|us|us",
                "5 kg|us|us",
                "5 x|us|us",
                "5 kb|kB|kB",
                "5 KB|kB|kB",
                "5 Kis|s|s",
                "5 us|cycles|cycles",
                "5 us||none"
            })
    void anotherUnitIsNamed(String text, String unit, String expected) {
        assertThatThrownBy(() -> read(text, unit)).hasMessage("\"" + text + "\": wrong unit, expected " + expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"1,80", "1,8020", "12,34,567", "five", "1 2", "1.2.3"})
    void whatIsNoNumberIsNone(String text) {
        assertThatThrownBy(() -> read(text, "us")).hasMessageStartingWith("not a number: \"" + text + "\"");
    }
}
