package org.ridgepoint.experiment.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.ridgepoint.accelerator.hardware.Chip;
import org.ridgepoint.sim.memory.dram.table.DramCommand;

class PseudoChannelsTest {
    @Test
    void twoPseudoChannelsOfAChipShareTheirCommandBuses() {
        assertThat(activateCycles("hbm3-6400", "32 bits", 1)).isEqualTo(2);
        assertThat(activateCycles("hbm3-6400", "32 bits", 2)).isEqualTo(4);
        assertThat(activateCycles("gddr6-14", "32 bits", 2)).isEqualTo(1);
    }

    private static int activateCycles(String standard, String width, int channels) {
        Chip chip = Machines.chip(
                "inferx-x1", "dram.standard=" + standard, "dram.width=" + width, "dram.channels=" + channels);
        return chip.dramChannel().standard().commandCycles(DramCommand.ACTIVATE);
    }
}
