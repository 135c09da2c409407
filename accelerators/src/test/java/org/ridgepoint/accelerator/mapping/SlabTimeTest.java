package org.ridgepoint.accelerator.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Slabs and passes by hand, in cycles. */
class SlabTimeTest {
    private static final double FIRST = 7;
    private static final double TILE = 2;
    private static final double LAST = 5;

    private static double cycles(long slabs, long passes, double chip, double held, double first, double each) {
        return new SlabTime(1, slabs, passes, chip, held, first, each).cycles(FIRST, TILE, LAST);
    }

    @Test
    void aBusyChipWaitsForTheFirstTileAndTheLastOutputs() {
        assertThat(cycles(1, 4, 100, 50, 0, 10)).isEqualTo(FIRST + 400 + LAST);
    }

    @Test
    void aBusyDramIsFollowedByTheLastTile() {
        assertThat(cycles(1, 4, 10, 0, 0, 100)).isEqualTo(400 + TILE);
    }

    @Test
    void whatIsHeldComesBesideTheFirstPassHoweverIdleDramIsLater() {
        assertThat(cycles(1, 4, 100, 300, 0, 10)).isEqualTo(310 + 300 + LAST);
    }

    @Test
    void aLaterSlabComesBesideTwoPasses() {
        assertThat(cycles(3, 4, 100, 300, 0, 10)).isEqualTo(310 + 300 + 2 * (320 + 200) + LAST);
        assertThat(cycles(3, 4, 100, 150, 0, 10)).isEqualTo(160 + 300 + 2 * 400 + LAST);
    }

    @Test
    void slabsOfOnePassHaveThatAlone() {
        assertThat(cycles(3, 1, 100, 150, 0, 10)).isEqualTo(160 + 2 * 160 + LAST);
    }

    @Test
    void whatDoesNotComeAgainSlowsTheFirstSlabAlone() {
        assertThat(cycles(2, 3, 100, 0, 140, 10)).isEqualTo(3 * 150 + 300 + LAST);
    }

    @Test
    void dramThatIsAsBusyAsTheChipIsDoneBeforeTheLastOutputs() {
        assertThat(cycles(1, 4, 100, 0, 0, 100)).isEqualTo(FIRST + 400 + LAST);
    }
}
