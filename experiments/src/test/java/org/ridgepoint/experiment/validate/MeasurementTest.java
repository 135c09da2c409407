package org.ridgepoint.experiment.validate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;

class MeasurementTest {
    @Test
    void aRangeIsItsMiddleWithAtLeastItsHalfAsSpread() {
        Measurement row = new Measurement(Map.of("value", "0.8 to 1.2", "spread_percent", "13"));

        assertThat(row.measured()).hasValue(1.0);
        assertThat(row.spreadPercent().orElseThrow()).isEqualTo(20, within(1e-9));
    }

    @Test
    void aBlankValueIsNone() {
        Measurement row = new Measurement(Map.of("value", " "));

        assertThat(row.measured()).isEmpty();
        assertThat(row.isGarbled()).isFalse();
        assertThat(row.spreadPercent()).isEmpty();
    }
}
