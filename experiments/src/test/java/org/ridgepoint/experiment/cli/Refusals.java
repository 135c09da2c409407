package org.ridgepoint.experiment.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.ridgepoint.experiment.cli.TestHome.Outcome;

/** Input that is refused, in a home: with one line, exit code 2, and nothing left behind. */
record Refusals(TestHome home) {
    /** A chip of which one part is changed, refused with a message that begins so. */
    void chipRefused(String good, String bad, String message) {
        Outcome outcome = home.run("run", home.chipWith(good, bad), "gemm:8,8,8");
        assertOneLine(outcome);
        assertThat(outcome.err()).startsWith("my/chip.yaml: " + message);
    }

    /** A command that is refused with exactly this message. */
    void refused(String message, String... arguments) {
        Outcome outcome = home.run(arguments);
        assertOneLine(outcome);
        assertThat(outcome.err()).isEqualTo(message + "\n");
    }

    void assertOneLine(Outcome outcome) {
        assertThat(outcome.errorLines()).hasSize(1);
        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.out()).isEmpty();
        assertThat(home.resolve("results")).doesNotExist();
    }
}
