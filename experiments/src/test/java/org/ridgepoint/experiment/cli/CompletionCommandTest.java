package org.ridgepoint.experiment.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Does bash, having read the script, complete what is there? */
class CompletionCommandTest {
    private static final Path BASH = Path.of("/bin/bash");

    @TempDir
    Path folder;

    @Test
    void bashCompletesCommandsAndTheirOptions() throws Exception {
        assumeTrue(Files.isExecutable(BASH), "no bash here");
        TestHome home = new TestHome(folder, new PaperSimulator());
        Path script = Path.of(home.write("completion.sh", home.run("completion").out()));

        assertThat(completions(script, "sw")).containsExactly("sweep");
        assertThat(completions(script, "com")).containsExactlyInAnyOrder("compare", "completion");
        assertThat(completions(script, "sweep", "--th")).containsExactly("--threads");
        assertThat(completions(script, "run", "--b")).containsExactly("--batch");
    }

    @Test
    void bashCompletesNamesAndValues() throws Exception {
        assumeTrue(Files.isExecutable(BASH), "no bash here");
        TestHome home = new TestHome(folder, new PaperSimulator());
        String text = home.run("completion").out();
        Path script = Path.of(home.write("completion.sh", text));

        assertThat(text).doesNotContain("picocli.info", "ridgepoint.sh", "ridgepoint.bash");
        assertThat(completions(script, "run", "ti")).containsExactly("tiny");
        assertThat(completions(script, "run", "tiny", "yolov3-t")).containsExactly("yolov3-tiny");
        assertThat(completions(script, "list", "me")).containsExactly("memory");
        assertThat(completions(script, "cache", "cl")).containsExactly("clear");
        assertThat(completions(script, "memory", "lpddr5")).containsExactly("lpddr5-6400");
        assertThat(completions(script, "reproduce", "sram")).containsExactly("sram-by-dram");
        assertThat(completions(script, "run", "tiny", "yolov3", "--precision", "bf"))
                .containsExactly("bf16");
    }

    private static List<String> completions(Path script, String... words) throws IOException, InterruptedException {
        String line = "ridgepoint " + String.join(" ", words);
        String program =
                "source " + script + "; COMP_WORDS=(" + line + "); COMP_CWORD=" + words.length + "; COMP_LINE='" + line
                        + "'; COMP_POINT=${#COMP_LINE}; _complete_ridgepoint; printf '%s\\n' \"${COMPREPLY[@]}\"";
        Process bash = new ProcessBuilder(BASH.toString(), "-c", program)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String printed = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        bash.waitFor();
        return printed.lines().map(String::strip).toList();
    }
}
