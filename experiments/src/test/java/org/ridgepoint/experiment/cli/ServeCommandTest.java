package org.ridgepoint.experiment.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ridgepoint.experiment.cli.TestHome.Outcome;
import org.ridgepoint.experiment.run.MachineSimulator;

/** What keeps the server from its port is one line. */
class ServeCommandTest {
    @TempDir
    Path folder;

    private Outcome serve(String... options) {
        String[] words = new String[options.length + 1];
        words[0] = "serve";
        System.arraycopy(options, 0, words, 1, options.length);
        return new TestHome(folder, new MachineSimulator()).run(words);
    }

    private static void assertRefused(Outcome outcome, String said) {
        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.errorLines()).hasSize(1);
        assertThat(outcome.err()).contains(said);
    }

    @Test
    void aPortThatIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertRefused(serve("--port", Integer.toString(taken.getLocalPort())), "cannot be opened");
        }
    }

    @Test
    void aPortThatIsNone() {
        assertRefused(serve("--port", "70000"), "--port 70000: expected a number from 0 to 65535");
    }

    @Test
    void aPortThatIsNoNumber() {
        assertRefused(serve("--port", "many"), "--port many: expected a whole number");
    }

    @Test
    void anAddressThatIsNotThisMachines() {
        assertRefused(serve("--port", "0", "--bind", "192.0.2.1"), "on 192.0.2.1: cannot be opened");
    }
}
