package org.ridgepoint.experiment.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.ridgepoint.accelerator.result.RunResult;

/** The table of memory.md on an FPGA's tracks; {@code -Dridgepoint.documents=write} writes it anew. */
class FpgaTracksTableTest {
    private static final Path TEXT = Path.of("../docs/memory.md");
    private static final String BEGIN = "<!-- table of tracks -->\n";
    private static final String END = "<!-- end of table -->\n";
    private static final int[] TRACKS = {512, 1024, 2048, 4096, 8192};

    @Test
    void theTableHoldsWhatRunsGive() throws IOException {
        String text = Files.readString(TEXT);
        int begin = text.indexOf(BEGIN) + BEGIN.length();
        int end = text.indexOf(END);
        if (System.getProperty("ridgepoint.documents", "").equals("write")) {
            Files.writeString(TEXT, text.substring(0, begin) + table() + text.substring(end));
        } else {
            assertThat(text.substring(begin, end)).isEqualTo(table());
        }
    }

    private static String table() {
        StringBuilder table = new StringBuilder("""
                | tracks each way | achieved TOPS | cycles waiting for wires | bound by |
                | --: | --: | --: | --- |
                """);
        for (int tracks : TRACKS) {
            RunResult result = Machines.run(
                    Machines.chip("zu9eg-one-array", "fabric.tracksPerChannel=" + tracks),
                    "conv:28,28,512,3x3,320,1,1");
            table.append(String.format(
                    Locale.ROOT,
                    "| %,d | %.2f | %.1f %% | %s |%n",
                    tracks,
                    result.achievedTops(),
                    100 * result.cycleShare().getOrDefault("fpgaWires", 0.0),
                    result.bound()));
        }
        return table.toString();
    }
}
