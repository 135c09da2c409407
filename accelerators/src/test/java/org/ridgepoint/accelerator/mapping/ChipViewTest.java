package org.ridgepoint.accelerator.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ChipViewTest {
    @Test
    void dataPassesThroughBulkSramInRunsOfWholeGranules() {
        assertThat(Views.of(1024, 1 << 20).runBytes()).isEqualTo(2048);
        assertThat(Views.of(1024, 16 * 200).runBytes()).isEqualTo(192);
        assertThat(Views.of(1024, 256).runBytes()).isEqualTo(64);
        assertThat(Views.of(1024, 16 * 200).stagingBytes()).isEqualTo(2 * 192);
    }

    @Test
    void memoryIsAsFastAsTheSlowerOfDramAndBus() {
        ChipView chip = Views.of(1024, 1024);

        assertThat(chip.memoryBytesPerCycle()).isEqualTo(2);
        assertThat(chip.scaled(0.5, 1, 1, 1).memoryBytesPerCycle()).isEqualTo(1);
        assertThat(chip.scaled(1, 1, 1, 1)).isEqualTo(chip);
    }

    @Test
    void aChipOfOtherRatesHasTheSameMemories() {
        ChipView chip = Views.of(1024, 2048, 512);
        ChipView other = chip.scaled(0.5, 2, 3, 0.25);

        assertThat(other.dramBytesPerCycle()).isEqualTo(1);
        assertThat(other.busBytesPerCycle()).isEqualTo(2);
        assertThat(other.linkBytesPerCycle()).isEqualTo(16);
        assertThat(other.localBytesPerCycle()).isEqualTo(48);
        assertThat(other.accumulatorMemoryBytes()).isEqualTo(128);
        assertThat(other.channelBytesPerCycle())
                .as("what a byte costs in energy")
                .isEqualTo(1);
        assertThat(other.localBytes()).isEqualTo(1024);
        assertThat(other.bulkBytes()).isEqualTo(2048);
    }
}
