package org.ridgepoint.accelerator.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** What a layer takes by itself, and layers one after the other, by hand. */
class StreamTimeTest {
    private static final double EXACT = 1e-9;

    @Test
    void aLayerTakesAsLongAsItsBusiestPart() {
        assertThat(new Busy(9, 5, 2, 3, 4, 6).longest()).isEqualTo(9);
        assertThat(new Busy(1, 9, 2, 3, 4, 6).longest()).isEqualTo(9);
        assertThat(new Busy(1, 5, 2, 9, 4, 6).longest()).isEqualTo(9);
        assertThat(new Busy(1, 5, 2, 3, 9, 6).longest()).isEqualTo(9);
        assertThat(new Busy(1, 5, 2, 3, 4, 9).longest()).isEqualTo(9);
    }

    @Test
    void weightsThatAreThereTakeNoneOfItsDramTime() {
        assertThat(new Busy(1, 9, 2, 3, 4, 6).longestWithWeightsThere()).isEqualTo(7);
        assertThat(new Busy(8, 9, 2, 3, 4, 6).longestWithWeightsThere()).isEqualTo(8);
        assertThat(new Busy(1, 9, 2, 8, 4, 6).longestWithWeightsThere()).isEqualTo(8);
        assertThat(new Busy(1, 9, 2, 3, 8, 6).longestWithWeightsThere()).isEqualTo(8);
        assertThat(new Busy(1, 9, 2, 3, 4, 8).longestWithWeightsThere()).isEqualTo(8);
    }

    @Test
    void drawsAreATwentiethOfTheWorkOnTheChip() {
        assertThat(new Busy(100, 7, 3, 40, 20, 9).draws()).isCloseTo(8, within(EXACT));
    }

    @Test
    void layersTakeAsLongAsTheyOrAllTheirDramTogether() {
        ScoredPlan.StreamTime time = new ScoredPlan.StreamTime();
        time.add(new Busy(100, 60, 20, 40, 20, 0), 3);
        assertThat(time.cycles()).isCloseTo(3 * (100 + 8), within(EXACT));
        assertThat(time.dramCycles()).isEqualTo(180);

        time.add(new Busy(10, 500, 490, 0, 0, 0), 2);
        assertThat(time.cycles()).isCloseTo(180 + 1000 + 3 * 8 + 2 * 0.5, within(EXACT));
        assertThat(time.dramCycles()).isEqualTo(1180);
    }
}
