package org.ridgepoint.experiment.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ScaleTest {
    @Test
    void anAxisBeginsAtZeroUnlessAllValuesLieFarFromIt() {
        assertThat(Scale.around("", 10, 100).least()).isZero();
        assertThat(Scale.around("", 775, 890)).isEqualTo(new Scale("", 760, 900, false));
        assertThat(Scale.around("", 3206, 5194).ticks())
                .containsExactly(3000.0, 3500.0, 4000.0, 4500.0, 5000.0, 5500.0);
        assertThat(Scale.around("", 5, 5).least()).isZero();
    }

    @Test
    void valuesThatDifferByLittleAreDrawnAsALineThatLooksFlat() {
        SplittableRandom random = new SplittableRandom(9);
        for (int i = 0; i < 2000; i++) {
            double most = Math.pow(10, random.nextDouble(-9, 9));
            double apart = random.nextDouble(0, 0.05);
            Scale scale = Scale.around("x", most * (1 - apart), most);
            assertThat(scale.at(most) - scale.at(most * (1 - apart))).isLessThanOrEqualTo(apart + 1e-9);
        }
        assertThat(Scale.areAlike(999, 1000)).isTrue();
        assertThat(Scale.areAlike(900, 1000)).isFalse();
    }

    @Test
    void aLinearScaleEndsAtARoundValueAboveTheLargest() {
        Scale scale = Scale.linear("time", 17.1);

        assertThat(scale.ticks()).containsExactly(0.0, 2.0, 4.0, 6.0, 8.0, 10.0, 12.0, 14.0, 16.0, 18.0);
        assertThat(scale.at(9)).isCloseTo(0.5, within(1e-12));
    }

    @Test
    void aLogarithmicScaleRunsBetweenPowersOfTen() {
        Scale scale = Scale.logarithmic("TOPS", 0.3, 40);

        assertThat(scale.ticks()).containsExactly(0.1, 1.0, 10.0, 100.0);
        assertThat(scale.at(1)).isCloseTo(1.0 / 3, within(1e-12));
        assertThat(scale.at(0)).isZero();
    }

    @Test
    void everyScaleHoldsItsLargestValueAndAFewTicks() {
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < 1000; i++) {
            double most = Math.pow(10, random.nextDouble(-12, 12));
            Scale scale = Scale.linear("x", most);
            assertThat(scale.most()).isGreaterThanOrEqualTo(most * (1 - 1e-9)).isLessThan(2 * most);
            assertThat(scale.ticks()).hasSizeBetween(3, 12);
        }
    }

    @Test
    void aScaleWithoutLengthIsRefused() {
        assertThatThrownBy(() -> new Scale("x", 1, 1, false)).hasMessageContaining("no scale runs from 1.0 to 1.0");
    }
}
