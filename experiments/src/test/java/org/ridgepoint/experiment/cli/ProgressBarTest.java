package org.ridgepoint.experiment.cli;

import static org.assertj.core.api.Assertions.assertThat;

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
        assertThat(ProgressBar.of(250, 1_000, 30)).isEqualTo("[######..................] 25 %  1:30 left");
    }

    @Test
    void nothingDoneOrNothingToDoIsNoError() {
        assertThat(ProgressBar.of(0, 0, 3)).startsWith("[........................] 0 %");
        assertThat(ProgressBar.of(9, 8, 3)).endsWith("100 %  0:00 left");
    }
}
