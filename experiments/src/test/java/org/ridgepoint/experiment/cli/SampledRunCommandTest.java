package org.ridgepoint.experiment.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ridgepoint.experiment.run.MachineSimulator;

/** A run that leaves out what recurs, from the command to its files and back. */
class SampledRunCommandTest {
    private static final String LAYER = "  - {name: same%d, operator: conv, filters: 16, kernel: 3, pad: 1}\n";
    private static final int TIMES = 12;

    @TempDir
    private Path folder;

    private TestHome home;

    @BeforeEach
    void prepare() {
        home = new TestHome(folder, new MachineSimulator());
        StringBuilder net = new StringBuilder("description: the same, many times\ninput: [16, 24, 24]\nlayers:\n");
        for (int i = 0; i < TIMES; i++) {
            net.append(String.format(LAYER, i));
        }
        home.write("configs/workloads/deep.yaml", net.toString());
    }

    private TestHome.Outcome run(String out, String... more) {
        return home.run(
                Stream.concat(Stream.of("run", "tiny", "deep", "--no-what-if", "--out", place(out)), Stream.of(more))
                        .toArray(String[]::new));
    }

    private String place(String out) {
        return folder.resolve(out).toString();
    }

    private String file(String out, String name) throws IOException {
        return Files.readString(folder.resolve(out).resolve(name));
    }

    @Test
    void saysWhatWasSimulatedAndIsVerified() throws IOException {
        TestHome.Outcome outcome = run("sampled", "--detail=sampled");

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(outcome.out()).contains("sampled: ").contains("of the tile tasks were simulated");
        assertThat(file("sampled", "config.resolved.yaml")).contains("detail: sampled");
        assertThat(file("sampled", "manifest.json")).contains("--detail=sampled");
        assertThat(file("sampled", "result.json")).contains("\"simulatedShare\": 0.");
        assertThat(file("sampled", "report.html")).doesNotContain("DRAM bandwidth over time");
        assertThat(home.run("verify", place("sampled")).exitCode()).isZero();
    }

    @Test
    void fullIsTheDefaultAndSaysNothing() throws IOException {
        run("usual");
        run("full", "--detail=full");

        assertThat(file("usual", "result.json"))
                .isEqualTo(file("full", "result.json"))
                .doesNotContain("sampl");
        assertThat(file("usual", "config.resolved.yaml"))
                .isEqualTo(file("full", "config.resolved.yaml"))
                .doesNotContain("detail");
    }

    @Test
    void sweepsAndComparisonsMayLeaveOutWhatRecursToo() throws IOException {
        String sweep = home.write("my/details.yaml", """
                description: the same in full and sampled
                chip: tiny
                workload: deep
                axes:
                  - {key: detail, values: [full, sampled]}
                """);
        TestHome.Outcome swept = home.run("sweep", sweep, "--out", place("swept"));
        assertThat(swept.exitCode()).as(swept.err()).isZero();
        assertThat(file("swept", "points.csv").lines().skip(1).map(line -> line.split(",")[1]))
                .containsExactly("full", "sampled");

        run("sampled", "--detail=sampled");
        TestHome.Outcome compared = home.run(
                "compare", "tiny", "--workload", "deep", "--detail=sampled", "--json", "--out", place("compared"));
        assertThat(compared.exitCode()).as(compared.err()).isZero();
        assertThat(latency(compared.out())).isEqualTo(latency(file("sampled", "result.json")));
    }

    @Test
    void aDetailThatThereIsNotIsOneLine() {
        String sweep = home.write("my/details.yaml", """
                description: half
                chip: tiny
                workload: deep
                detail: half
                axes:
                  - {key: batch, values: [1, 2]}
                """);
        TestHome.Outcome swept = home.run("sweep", sweep, "--out", place("swept"));
        assertThat(swept.exitCode()).isEqualTo(2);
        assertThat(swept.errorLines())
                .singleElement()
                .asString()
                .contains("detail: expected full or sampled, was \"half\"");
    }

    private static String latency(String json) {
        return json.lines()
                .filter(line -> line.contains("\"latencySeconds\""))
                .findFirst()
                .orElseThrow()
                .strip();
    }

    @Test
    void refusesATraceOfWhatIsLeftOutAndOtherDetails() {
        assertThat(run("trace", "--detail=sampled", "--trace").exitCode()).isEqualTo(2);
        TestHome.Outcome other = run("other", "--detail=some");
        assertThat(other.exitCode()).isEqualTo(2);
        assertThat(other.errorLines()).singleElement().asString().contains("expected full or sampled");
    }
}
