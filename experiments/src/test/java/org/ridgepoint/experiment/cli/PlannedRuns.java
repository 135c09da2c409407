package org.ridgepoint.experiment.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.ridgepoint.experiment.run.MachineSimulator;

/** Runs of one small network by plans that tests write. */
record PlannedRuns(TestHome home) {
    static final List<String> RESULTS = List.of("result.json", "layers.csv", "report.html");

    private static final String NET = """
            description: a convolution, a pool that reads it, a product
            input: [4, 16, 16]
            layers:
              - {name: first, operator: conv, filters: 16, kernel: 3, pad: 1}
              - {name: second, operator: conv, filters: 16, kernel: 3, pad: 1}
              - {operator: global-pool}
              - {name: classes, operator: linear, width: 10}
            """;

    PlannedRuns(Path folder) {
        this(new TestHome(folder, new MachineSimulator()));
        home.write("configs/workloads/net.yaml", NET);
    }

    String shown(String... more) {
        String[] words = Stream.concat(Stream.of("show", "tiny", "net", "--plan"), Stream.of(more))
                .toArray(String[]::new);
        TestHome.Outcome outcome = home.run(words);
        assertThat(outcome.err()).isEmpty();
        return outcome.out();
    }

    TestHome.Outcome run(String out, String plan, String... more) {
        home.write("my/plan.yaml", plan);
        return home.run(Stream.concat(
                        Stream.of("run", "tiny", "net", "--out", place(out), "--plan=my/plan.yaml"), Stream.of(more))
                .toArray(String[]::new));
    }

    String refusal(String plan, String... more) {
        TestHome.Outcome outcome = run("refused", plan, more);
        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.errorLines()).hasSize(1);
        return outcome.err().strip();
    }

    String text(String file) throws IOException {
        return Files.readString(home.resolve(file));
    }

    String place(String folderName) {
        return home.resolve(folderName).toString();
    }

    /** By layer, its plan in the report's words. */
    List<String> plans(String folderName) throws IOException {
        return text(folderName + "/layers.csv")
                .lines()
                .skip(1)
                .map(line -> line.replaceAll(".*,(\\d+,\"?(pixel|filter|element)[^\"]*).*", "$1"))
                .toList();
    }
}
