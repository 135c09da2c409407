package org.ridgepoint.sim.interconnect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class HostLinkTest {
    /** Data rates of one lane after the line code, in megabytes a second: 250, 500, 985, 1969, 3938, 7563. */
    @Test
    void aLaneCarriesWhatItsGenerationDoes() {
        double[] megabytesPerSecond = {250, 500, 984.6, 1_969.2, 3_938.5, 7_562.5};
        for (int number = 1; number <= 6; number++) {
            double seconds = PcieGeneration.of(number).ticks(1_000_000_000, 1) * 1e-15;
            assertThat(1_000 / seconds).isCloseTo(megabytesPerSecond[number - 1], within(0.1));
        }
    }

    @Test
    void headersTakeTheirShareOfTheLanes() {
        HostLink.Spec spec = new HostLink.Spec(PcieGeneration.GEN3, 4, 256, HostLink.USUAL_OVERHEAD_BYTES, 0);
        long payloadOnly = PcieGeneration.GEN3.ticks(1_024, 4);
        assertThat(spec.wireTicks(1_024)).isEqualTo(PcieGeneration.GEN3.ticks(1_024 + 4 * 24, 4));
        assertThat((double) payloadOnly / spec.wireTicks(1_024)).isCloseTo(256.0 / 280, within(1e-4));
    }

    @Test
    void aShortPacketPaysAWholeHeader() {
        HostLink.Spec spec = new HostLink.Spec(PcieGeneration.GEN1, 1, 128, 24, 0);
        assertThat(spec.wireTicks(1)).isEqualTo(25 * 10 * 400_000L);
        assertThat(spec.wireTicks(129)).isEqualTo((129 + 48) * 10 * 400_000L);
    }

    @Test
    void anUnknownGenerationIsRefused() {
        assertThatThrownBy(() -> PcieGeneration.of(7))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("PCI Express generation must be 1 to 6, was 7");
    }
}
