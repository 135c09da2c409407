package org.ridgepoint.experiment.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ridgepoint.experiment.config.JsonSchema;
import org.ridgepoint.sim.memory.dram.DramStandard;

/**
 * The schemas that editors read are those of the records. After a change, {@code mvn verify -pl experiments -am
 * -Dtest=SchemaTest -Dridgepoint.schemas=write} writes them again.
 */
class SchemaTest {
    @ParameterizedTest
    @CsvSource({
        "accelerator, org.ridgepoint.accelerator.spec.AcceleratorSpec",
        "technology, org.ridgepoint.accelerator.spec.TechnologySpec",
        "memory, org.ridgepoint.sim.memory.dram.DramStandard",
        "workload, org.ridgepoint.experiment.run.WorkloadFile",
        "sweep, org.ridgepoint.experiment.sweep.SweepFile"
    })
    void theCommittedSchemaIsThatOfTheRecord(String name, String type) throws IOException, ClassNotFoundException {
        requireCommitted(name, JsonSchema.of(Class.forName(type).asSubclass(Record.class)));
    }

    @Test
    void filesThatOthersExtendMayLeaveKeysOut() throws IOException {
        requireCommitted("memory-family", JsonSchema.ofPart(DramStandard.class));
    }

    private static void requireCommitted(String name, Map<String, Object> content) throws IOException {
        Path file = Path.of("../configs/schema", name + ".schema.json");
        String schema = Json.write(content);
        if (System.getProperty("ridgepoint.schemas", "").equals("write")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, schema);
        }

        assertThat(file)
                .as("run this test once with -Dridgepoint.schemas=write")
                .hasContent(schema);
    }
}
