package org.ridgepoint.experiment.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.ridgepoint.experiment.sweep.SweepProgress;

class SweepLineTest {
    @Test
    void sharesRateTimeLeftAndTheBestAreOnOneLine() {
        // 18 points were there before; 12 of the 42 jobs are a tenth of the work and took 6 s, so that 30 more take 54
        // s.
        SweepProgress half = new SweepProgress(60, 30, 12, 42, 0.1, Optional.of(88.7));

        assertThat(SweepLine.text(half, 6))
                .isEqualTo("[############............] 30/60  2.00/s  0:54 left  best 88.7 inferences/s");
    }

    @Test
    void nothingIsGuessedBeforeTheFirstPoint() {
        assertThat(SweepLine.text(new SweepProgress(60, 0, 0, 60, 0, Optional.empty()), 1))
                .isEqualTo("[........................] 0/60");
    }
}
