package org.ridgepoint.accelerator.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PacketPaceTest {
    private static final PacketPace PACE = new PacketPace(2, 100, 20, 4);

    @Test
    void manyBytesInFewPacketsTakeTheirTimeAndTheGaps() {
        assertThat(PACE.memoryCycles(10_000, 10)).isEqualTo(10_020);
        assertThat(PACE.linkCycles(10_000, 10)).isEqualTo(10_000);
    }

    @Test
    void manySmallPacketsTakeAQuarterOfTheirLatencyWithFourOnTheirWay() {
        assertThat(PACE.memoryCycles(100, 1_000)).isEqualTo((1_000 * 100 + 2_100) / 4.0);
        assertThat(PACE.linkCycles(100, 1_000)).isEqualTo((1_000 * 20 + 100) / 4.0);
    }

    @Test
    void freePacketsCostNothing() {
        assertThat(PacketPace.FREE.memoryCycles(100, 1_000)).isEqualTo(100);
    }
}
