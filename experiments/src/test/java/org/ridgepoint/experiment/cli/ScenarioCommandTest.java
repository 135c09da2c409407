package org.ridgepoint.experiment.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ridgepoint.experiment.cli.TestHome.Outcome;

/** Scenarios from file to result, on a small chip. */
class ScenarioCommandTest {
    private static final String GOOD = """
            description: two products
            chip: tiny
            horizon: 40 us
            warmUp: 5 us
            replications: 2
            streams:
              - {name: now, workload: "gemm:8,8,8", arrivals: poisson 300000/s, deadline: 33 us, priority: 1}
              - {name: later, workload: "gemm:16,16,16", arrivals: closed 2, cores: [0]}
            """;

    @TempDir
    Path folder;

    private TestHome home;
    private Refusals input;

    @BeforeEach
    void makeHome() {
        home = new TestHome(folder, new PaperSimulator());
        input = new Refusals(home);
    }

    private void refused(String good, String bad, String message) {
        assertThat(GOOD).contains(good);
        String file = home.write("my/s.yaml", GOOD.replace(good, bad));
        input.refused("my/s.yaml: " + message, "scenario", file);
    }

    @Test
    void theSameSeedGivesTheSameBytesAndAnotherOthers() throws IOException {
        String file = home.write("my/s.yaml", GOOD);
        Outcome printed =
                home.run("scenario", file, "--out", folder.resolve("a").toString());
        home.run("scenario", file, "--out", folder.resolve("b").toString());
        home.run("scenario", file, "--out", folder.resolve("c").toString(), "--seed", "2");

        assertThat(printed.exitCode()).isZero();
        assertThat(printed.out())
                .contains("2 streams on tiny, 1 core; 2 replications of 4")
                .contains("missed the deadline of 33 us")
                .doesNotContain("the queue grows");
        for (String name : new String[] {"scenario.json", "streams.csv"}) {
            String first = Files.readString(folder.resolve("a").resolve(name));
            assertThat(folder.resolve("b").resolve(name)).hasContent(first);
            assertThat(Files.readString(folder.resolve("c").resolve(name))).isNotEqualTo(first);
        }
    }

    @Test
    void aQueueThatGrowsIsSaidTo() {
        String file = home.write("my/s.yaml", GOOD.replace("poisson 300000/s", "periodic 50000000/s"));
        Outcome outcome =
                home.run("scenario", file, "--out", folder.resolve("a").toString());

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out()).containsPattern("now: the queue grows: 5\\d{7} requests/s come, \\d{5,7}/s are done");
    }

    @Test
    void whatMakesNoSenseIsRefusedWithItsPlace() {
        String arrivals = "; expected such as \"periodic 30/s\", \"poisson 800/s\" or \"closed 4\"";
        refused(
                "poisson 300000/s",
                "poisson 0/s",
                "streams[0].arrivals: the rate must be positive and at most 1e15/s, was 0.0/s");
        refused("poisson 300000/s", "poisson 3", "streams[0].arrivals: not a way to arrive: \"poisson 3\"" + arrivals);
        refused(
                "closed 2",
                "closed 0",
                "streams[1].arrivals: closed: must be positive and at most 100000 requests at once, was 0");
        refused("cores: [0]", "cores: [1]", "streams[1].cores: there is no core 1; expected 0 alone");
        refused("cores: [0]", "cores: []", "streams[1].cores: must not be empty; leave it out for all cores");
        refused("name: later", "name: now", "streams: two are called now; give each a name of its own");
        refused(
                "cores: [0]",
                "batching: {most: 0, waitAtMost: 1 us}",
                "streams[1].batching.most: must be positive and at most 64, was 0");
        refused("warmUp: 5 us", "warmUp: 40 us", "warmUp: must end before the horizon, was 40 us");
        refused("horizon: 40 us\n", "", "streams: now never ends; add horizon, or requests to the stream");
        refused(GOOD.substring(GOOD.indexOf("streams:")), "streams: []\n", "streams: must not be empty");
        refused("replications: 2", "replications: 0", "replications: must be positive and at most 1000, was 0");
    }

    @Test
    void aNameThatNothingHasIsRefusedWhereItStands() {
        refused("chip: tiny", "chip: tinny", "chip: unknown chip \"tinny\"; did you mean \"tiny\"?");
        refusedAbout("\"gemm:8,8,8\"", "nothing", "my/s.yaml: streams[0].workload: unknown workload \"nothing\"");
        refusedAbout(
                "deadline: 33 us",
                "deadline: 33 us, precision: fp7",
                "my/s.yaml: streams[0].precision: unknown precision \"fp7\"; expected ");
        refusedAbout(
                "cores: [0]",
                "precision: fp32",
                "my/s.yaml: streams[1].precision: tiny does not compute in fp32; expected ");
        refusedAbout("deadline: 33 us", "deadline: 33", "my/s.yaml: streams[0].deadline: ");
    }

    @Test
    void whatWouldTakeHoursIsRefusedBeforeItRuns() {
        refusedAbout("horizon: 40 us", "horizon: 1000 s", "my/s.yaml: about ");
    }

    private void refusedAbout(String good, String bad, String message) {
        String file = home.write("my/s.yaml", GOOD.replace(good, bad));
        Outcome outcome = home.run("scenario", file);
        input.assertOneLine(outcome);
        assertThat(outcome.err()).startsWith(message);
    }
}
