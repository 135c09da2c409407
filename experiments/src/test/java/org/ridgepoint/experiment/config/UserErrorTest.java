package org.ridgepoint.experiment.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A refusal knows what was refused, and nobody has to read it out of its line. */
class UserErrorTest {
    @Test
    void aSettingsRefusalKnowsTheSettingAndTheProblem() {
        Setting setting = Setting.parse("link={latency: 0 cycles}");
        UserError refusal = setting.value().origin().error("link.latency", "expected: 1 cycle");

        assertThat(refusal).hasMessage("--set link={latency: 0 cycles}: expected: 1 cycle");
        assertThat(refusal.problem()).isEqualTo("expected: 1 cycle");
        assertThat(refusal.origin())
                .containsInstanceOf(Origin.OnCommandLine.class)
                .get()
                .extracting(origin -> ((Origin.OnCommandLine) origin).asKey())
                .isEqualTo("link = {latency: 0 cycles}");
    }

    @Test
    void whatIsAskedForByNameHasNoPlaceInItsLine() {
        assertThat(Origin.Asked.CHIP.error("", "unknown chip\n\"x\"")).hasMessage("unknown chip \"x\"");
        assertThat(Origin.Asked.PRECISION.error("", "unknown")).hasMessage("--precision: unknown");
        assertThat(Origin.Asked.PRECISION.error("", "unknown").problem()).isEqualTo("unknown");
    }

    @Test
    void anErrorOfNoPlaceIsItsProblem() {
        UserError error = new UserError("b\u0007d");

        assertThat(error.origin()).isEmpty();
        assertThat(error.problem()).isEqualTo("b?d");
        assertThat(error).hasMessage("b?d");
    }
}
