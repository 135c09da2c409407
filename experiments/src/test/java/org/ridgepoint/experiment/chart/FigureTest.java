package org.ridgepoint.experiment.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ridgepoint.experiment.chart.Figure.Table;

class FigureTest {
    @Test
    void aFileStatesItsSizeAndItsTitle() {
        BarChart chart = new BarChart("a < b");
        chart.add("s0", "one", 3, "3 s");
        Figure figure = new Figure("x", "a < b", "how", chart.drawing(), new Table(List.of("a"), List.of()));

        assertThat(figure.file())
                .contains("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"960\" height=\"44\"")
                .contains("viewBox=\"0 0 960 44\"", "><title>a &lt; b</title><style>");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 536 527 at 933 MHz       | 1_536_527 at 933_MHz",
                "it takes 12 ms for 3 layers | it takes 12_ms for 3 layers",
                "59.3 % of 7.64 TOPS        | 59.3_% of 7.64_TOPS",
                "2 x ddr4, 4 banks, 1.33 TOPS/W | 2 x ddr4, 4 banks, 1.33_TOPS/W",
                "8.00 MiB and 17.1 GB/s      | 8.00_MiB and 17.1_GB/s"
            })
    void noLineEndsInsideANumber(String text, String glued) {
        assertThat(HtmlPage.unbroken(text)).isEqualTo(glued.replace('_', '\u00a0'));
    }
}
