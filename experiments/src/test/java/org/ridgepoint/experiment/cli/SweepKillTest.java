package org.ridgepoint.experiment.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.ridgepoint.experiment.run.MachineSimulator;

/** Does a sweep whose process is killed, without a word, end with the bytes of one that is not? */
class SweepKillTest {
    @TempDir
    Path folder;

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void killedTwiceAndResumedItHasTheBytesOfAnUndisturbedOne() throws Exception {
        TestHome home = new TestHome(folder, new MachineSimulator());
        String file = home.write("my/sweep.yaml", """
                description: enough points to be killed among them
                chip: tiny
                workload: gemm:16,16,16
                axes:
                  - {key: sram.bulk.capacity, powersOfTwo: {from: 2 KiB, to: 1 MiB}}
                  - {key: dram.channels, powersOfTwo: {from: 1, to: 2}}
                """);
        home.run("sweep", file, "--no-cache", "--out", home.resolve("whole").toString());

        killOnceItHas(3, file, home);
        killOnceItHas(8, file, home);
        String out = home.run(
                        "sweep",
                        file,
                        "--no-cache",
                        "--out",
                        home.resolve("killed").toString())
                .out();

        assertThat(out).doesNotContain("from before 0");
        for (String name : new String[] {"points.csv", "sweep.json"}) {
            assertThat(home.resolve("killed/" + name)).hasSameBinaryContentAs(home.resolve("whole/" + name));
        }
    }

    /** Kills a process of its own after so many lines of its journal. */
    private void killOnceItHas(int lines, String file, TestHome home) throws IOException, InterruptedException {
        Path journal = home.resolve("killed/journal.txt");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Dridgepoint.home=" + folder,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "sweep",
                        file,
                        "--no-cache",
                        "--out",
                        home.resolve("killed").toString())
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("killed.txt").toFile())
                .start();
        while (process.isAlive() && linesIn(journal) < lines) {
            Thread.sleep(2);
        }
        process.destroyForcibly().waitFor();
        assertThat(journal)
                .as("%s", Files.readString(home.resolve("killed.txt")))
                .exists();
    }

    private static long linesIn(Path file) throws IOException {
        if (!Files.exists(file)) {
            return 0;
        }
        try (Stream<String> lines = Files.lines(file)) {
            return lines.count();
        }
    }
}
