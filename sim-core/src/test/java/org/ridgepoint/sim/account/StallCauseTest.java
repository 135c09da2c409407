package org.ridgepoint.sim.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class StallCauseTest {
    @Test
    void aKeyIsTheLabelWithoutSpacesSoThatACauseHasOneName() {
        assertThat(Arrays.stream(StallCause.values()).map(StallCause::key).toList())
                .contains("compute", "unusedLanes", "fillAndDrain", "weightLoad", "dramBandwidth", "fpgaWires")
                .doesNotHaveDuplicates();
        for (StallCause cause : StallCause.values()) {
            assertThat(cause.key().toLowerCase(Locale.ROOT))
                    .isEqualTo(cause.label().replace(" ", "").toLowerCase(Locale.ROOT));
            assertThat(StallCause.find(cause.key())).contains(cause);
            assertThat(StallCause.find(cause.label())).contains(cause);
        }
        assertThat(StallCause.find("roofline")).isEmpty();
    }
}
