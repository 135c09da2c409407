package org.ridgepoint.experiment.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ridgepoint.experiment.cli.TestHome.Outcome;

/** Where files may go is said before anything is simulated, and what is not ours is left as it was. */
class OutputPlaceTest {
    private static final String SWEEP =
            "description: s\nchip: tiny\nworkload: gemm:8,8,8\naxes:\n" + "  - {key: batch, values: [1, 2]}\n";

    @TempDir
    Path folder;

    private TestHome never;
    private String sweep;

    @BeforeEach
    void makeHome() {
        never = new TestHome(folder, (chip, graph, options, progress) -> {
            throw new AssertionError("the run was started");
        });
        sweep = never.write("my/sweep.yaml", SWEEP);
    }

    @ParameterizedTest
    @ValueSource(strings = {"run tiny gemm:8,8,8", "compare tiny --workload gemm:8,8,8", "sweep my/sweep.yaml"})
    void aPlaceThatCannotBeWrittenToIsRefusedBeforeTheRun(String command) throws IOException {
        String file = never.write("file", "not a folder");
        Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("nowhere"));
        String results = never.write("named/report.html", "my own page").replace("/report.html", "");
        String others = never.write("others/mine.txt", "mine").replace("/mine.txt", "");

        refused(command, file, ": is a file; expected a folder");
        refused(command, file + "/a/b", ": cannot be written: " + file + " is not a folder that one may write to");
        refused(command, link.toString(), ": is a link to nothing; expected a folder");
        refused(command, results, ": holds \"report.html\" but no ");
        refused(
                command,
                others,
                ": holds other files such as \"mine.txt\"; expected a new or empty folder, or one with ");
        assertThat(folder.resolve("others/mine.txt")).hasContent("mine");
        assertThat(folder.resolve("named/report.html")).hasContent("my own page");
    }

    @Test
    void whatIsMissingAboveAPlaceIsMade() {
        TestHome home = new TestHome(folder.resolve("other"), new PaperSimulator());

        assertThat(home.run("run", "tiny", "gemm:8,8,8", "--out", folder + "/a/b/c")
                        .exitCode())
                .isZero();
        assertThat(folder.resolve("a/b/c/result.json")).exists();
    }

    private void refused(String command, String place, String why) {
        String[] words = (command.replace("my/sweep.yaml", sweep) + " --out " + place).split(" ");
        Outcome outcome = never.run(words);

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.errorLines()).hasSize(1);
        assertThat(outcome.err()).startsWith(place + why);
    }
}
