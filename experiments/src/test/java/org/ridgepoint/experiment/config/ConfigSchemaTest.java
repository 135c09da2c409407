package org.ridgepoint.experiment.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every configuration names its schema for editors and obeys it, and what the program refuses the schema refuses. */
class ConfigSchemaTest {
    private static final String HEADER = "# yaml-language-server: $schema=";
    private static final Path CONFIGS = Path.of("../configs");
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    @TestFactory
    Stream<DynamicTest> everyConfigurationObeysTheSchemaThatItNames() throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(CONFIGS)) {
            files = all.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
        return files.stream()
                .map(file -> DynamicTest.dynamicTest(
                        CONFIGS.relativize(file).toString(),
                        () -> assertThat(complaints(file)).isEmpty()));
    }

    @Test
    void aMisspeltKeyIsRefused() throws IOException {
        JsonNode chip = new YAMLMapper().readTree("{extends: inferx-x1.yaml, array: {row: 4}}");

        assertThat(schema(CONFIGS.resolve("schema/accelerator.schema.json")).validate(chip))
                .hasSize(1);
    }

    private static List<Error> complaints(Path file) throws IOException {
        String header = Files.readAllLines(file).get(0);
        assertThat(header).startsWith(HEADER);
        Schema schema = schema(file.resolveSibling(header.substring(HEADER.length())));
        return schema.validate(new YAMLMapper().readTree(Files.readString(file)));
    }

    private static Schema schema(Path file) throws IOException {
        return REGISTRY.getSchema(new ObjectMapper().readTree(Files.readString(file)));
    }
}
