package org.ridgepoint.accelerator.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CapacityTooSmallTest {
    @Test
    void theLeastThatWouldDoIsNamed() {
        CapacityTooSmall refusal = new CapacityTooSmall("sram.local.capacity", 1000, "conv1", 2100);

        assertThat(refusal.key()).isEqualTo("sram.local.capacity");
        assertThat(refusal.leastBytes()).isEqualTo(2100);
        assertThat(refusal)
                .hasMessage("sram.local.capacity: 1000 B is too small for any tiling of layer conv1; "
                        + "at least 2100 B would do");
    }

    /** Each of four cores needs 33 granules of 64 B. */
    @Test
    void aMemoryThatCoresShareNeedsWholeGranulesForEach() {
        CapacityTooSmall refusal =
                new CapacityTooSmall("sram.bulk.capacity", 1000, "conv1", 2100).sharedBy(4, 4000, 64);

        assertThat(refusal.key()).isEqualTo("sram.bulk.capacity");
        assertThat(refusal.leastBytes()).isEqualTo(4 * 33 * 64);
        assertThat(refusal)
                .hasMessage("sram.bulk.capacity: 4000 B is too small for any tiling of layer conv1 in the equal share "
                        + "that each of 4 cores has of it; at least 8448 B would do");
    }

    @Test
    void aModelThatDramCannotHoldSaysWhatHoldsLittle() {
        CapacityTooSmall refusal = CapacityTooSmall.ofDram(5000, 2, 1, 7000);

        assertThat(refusal.key()).isEqualTo("dram");
        assertThat(refusal.leastBytes()).isEqualTo(7000);
        assertThat(refusal)
                .hasMessage(
                        "dram: weights and tensors take 7000 B, but dram.channels: 2 and dram.ranks: 1 hold 5000 B; "
                                + "raise either");
    }
}
