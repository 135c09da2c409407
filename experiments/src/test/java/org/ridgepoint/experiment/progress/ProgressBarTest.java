package org.ridgepoint.experiment.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ProgressBarTest {
    @Test
    void theBarIsAsFullAsTheWorkIsDone() {
        assertThat(ProgressBar.of(0, 12)).isEqualTo("[........................]");
        assertThat(ProgressBar.of(6, 12)).isEqualTo("[############............]");
        assertThat(ProgressBar.of(12, 12)).isEqualTo("[########################]");
    }

    @Test
    void whatIsLeftTakesAsLongAsWhatIsDoneDid() {
        assertThat(ProgressBar.of(250, 1_000, OptionalDouble.of(0.12)))
                .isEqualTo("[######..................] 25 %  1:30 left");
    }

    @Test
    void thePaceIsThatOfTheWorkSinceItBeganAndNotOfWhatWentBefore() {
        Pace pace = new Pace();

        assertThat(pace.at(100, 50_000_000_000L)).isEmpty();
        assertThat(pace.at(300, 52_000_000_000L)).hasValue(0.01);
        assertThat(pace.at(0, 60_000_000_000L)).isEmpty();
        assertThat(pace.at(2, 63_000_000_000L)).hasValue(1.5);
    }

    @Test
    void nothingDoneOrNothingToDoIsNoError() {
        assertThat(ProgressBar.of(0, 0, OptionalDouble.empty())).isEqualTo("[........................] 0 %");
        assertThat(ProgressBar.of(9, 8, OptionalDouble.of(3))).endsWith("100 %  0:00 left");
    }
}
