package org.ridgepoint.experiment.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.ridgepoint.experiment.config.Home;
import org.ridgepoint.experiment.serve.state.Uploads;

/** The description of the interface says what there is, no more and no less. */
class InterfaceTest {
    private static final Home HOME = new Home(Path.of(".."));

    private static JsonNode described() {
        Assets.Asset file = new Assets().find("openapi.json").orElseThrow();
        return ServerBench.json(new String(file.content(), StandardCharsets.UTF_8));
    }

    @Test
    void everyRouteIsDescribedAndEveryDescriptionIsARoute() {
        Set<String> described = new TreeSet<>();
        described()
                .get("paths")
                .fields()
                .forEachRemaining(path -> path.getValue()
                        .fieldNames()
                        .forEachRemaining(method ->
                                described.add(method.toUpperCase(java.util.Locale.ROOT) + " " + path.getKey())));
        try (Uploads uploads = new Uploads(1)) {
            Interface all = new Interface(HOME, null, uploads, ServeOptions.usual("127.0.0.1", 0), () -> "");
            Set<String> routes = all.routes().stream()
                    .map(route -> route.method() + " " + route.path())
                    .collect(Collectors.toCollection(TreeSet::new));

            assertThat(described).isEqualTo(routes);
        }
    }

    @Test
    void everyBodyIsOfTheTypeThatIsDescribed() {
        try (Uploads uploads = new Uploads(1)) {
            new Interface(HOME, null, uploads, ServeOptions.usual("127.0.0.1", 0), () -> "")
                    .routes().stream()
                            .filter(route -> route.method().equals("POST"))
                            .forEach(route -> assertThat(described()
                                            .at("/paths/" + route.path().replace("/", "~1")
                                                    + "/post/requestBody/content")
                                            .fieldNames())
                                    .toIterable()
                                    .containsExactly(route.type()));
        }
    }

    @Test
    void theKeysOfAStateAreThoseThatAreRead() {
        JsonNode state = described().at("/components/schemas/State/properties");

        assertThat(state.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "chip",
                        "workload",
                        "input",
                        "batch",
                        "precision",
                        "detail",
                        "settings",
                        "cores",
                        "split",
                        "dims");
        assertThat(state.at("/settings/propertyNames/enum"))
                .hasSize(org.ridgepoint.experiment.serve.state.Knob.ALL.size());
    }
}
