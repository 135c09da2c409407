package org.ridgepoint.experiment.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ridgepoint.experiment.config.Home;
import org.ridgepoint.experiment.config.UserError;
import org.ridgepoint.workload.graph.Graph;
import org.ridgepoint.workload.graph.Node;
import org.ridgepoint.workload.op.Precision;
import org.ridgepoint.workload.zoo.ModelZoo;

class NetworkFileTest {
    private static final String NETWORK = """
            description: a small residual classifier
            input: [3, 32, 48]
            layers:
              - {name: stem, operator: conv, filters: 16, kernel: 3, pad: 1, activation: relu}
              - {name: body, operator: conv, filters: 16, kernel: 3, pad: 1}
              - {name: sum, operator: add, inputs: [stem, body], activation: relu}
              - {operator: max-pool, kernel: 2}
              - {name: wide, operator: depthwise, kernel: 3, pad: 1}
              - {operator: global-pool}
              - {name: classes, operator: linear, width: 10}
            """;

    @TempDir
    Path folder;

    @Test
    void layersBecomeNodesAndEachReadsTheOneBefore() throws IOException {
        Graph graph = load(NETWORK, Optional.empty(), 2).graph(Precision.INT8);

        assertThat(graph.nodes().stream().map(Node::name))
                .containsExactly(
                        "stem", "stem.relu", "body", "sum", "sum.relu", "max-pool1", "wide", "global-pool1", "classes");
        assertThat(graph.node("classes").output().shape()).hasToString("2x10");
        assertThat(graph.node("max-pool1").output().shape()).hasToString("2x16x16x24");
        assertThat(graph.macs()).isEqualTo(2 * (32 * 48 * 16 * 27 + 32 * 48 * 16 * 144 + 16 * 24 * 16 * 9 + 160));
    }

    @Test
    void imagesMayBeOfAnotherSize() throws IOException {
        Workload workload = load(NETWORK, Optional.of(new InputSize(64, 64)), 1);

        assertThat(workload.input()).contains(new InputSize(64, 64));
        assertThat(workload.graph(Precision.INT8).node("stem").output().shape()).hasToString("1x16x64x64");
    }

    @Test
    void mistakesNameTheFileAndTheLayer() {
        refuses("kernel: 2}", "kernal: 2}", "net.yaml: layers[3].kernal: unknown key; did you mean \"kernel\"?");
        refuses("width: 10}", "filters: 10}", "net.yaml: layers[6].filters: has no effect on linear; remove it");
        refuses(
                "{operator: max-pool, kernel: 2}",
                "{operator: max-pool}",
                "net.yaml: layers[3].kernel: is missing; max-pool needs it");
        refuses(
                "[stem, body]",
                "[stem, boddy]",
                "net.yaml: layer sum reads \"boddy\", which no layer above it is called; did you mean \"body\"?");
        refuses("name: body", "name: stem", "net.yaml: two layers are called \"stem\"");
        refuses(
                "input: [3, 32, 48]",
                "input: [3, 0, 48]",
                "net.yaml: input: must be one to three positive numbers such as [3, 224, 224], was [3, 0, 48]");
        refuses("max-pool, kernel: 2}", "max-pool, kernel: 99}", "net.yaml: ");
    }

    private void refuses(String good, String bad, String message) {
        assertThat(NETWORK).contains(good);
        assertThatThrownBy(() -> load(NETWORK.replace(good, bad), Optional.empty(), 1))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith(message);
    }

    private Workload load(String text, Optional<InputSize> input, int batch) throws IOException {
        Path file = Files.writeString(folder.resolve("net.yaml"), text);
        return new Workloads(ModelZoo.standard(), new Home(folder))
                .load(WorkloadRequest.of(file.toString(), input, batch))
                .workload();
    }
}
