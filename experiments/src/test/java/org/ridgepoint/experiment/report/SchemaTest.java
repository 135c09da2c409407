package org.ridgepoint.experiment.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ridgepoint.accelerator.plan.PlanSpec;
import org.ridgepoint.accelerator.spec.AcceleratorSpec;
import org.ridgepoint.accelerator.spec.TechnologySpec;
import org.ridgepoint.experiment.claim.ExperimentFile;
import org.ridgepoint.experiment.config.JsonSchema;
import org.ridgepoint.experiment.config.KeyReference;
import org.ridgepoint.experiment.config.SourceMeanings;
import org.ridgepoint.experiment.lab.LessonFile;
import org.ridgepoint.experiment.scenario.ScenarioFile;
import org.ridgepoint.experiment.sweep.grid.SweepFile;
import org.ridgepoint.experiment.validate.ChipBook;
import org.ridgepoint.experiment.validate.NetworkBook;
import org.ridgepoint.experiment.workload.WorkloadFile;
import org.ridgepoint.sim.memory.dram.table.DramPolicy;
import org.ridgepoint.sim.memory.dram.table.DramStandard;

/**
 * The schemas that editors read, and the keys that docs/keys.md lists, are those of the records. After a change, {@code mvn verify -pl experiments -am
 * -Dtest=SchemaTest -Dridgepoint.schemas=write} writes them again.
 */
class SchemaTest {
    private static final Path DOCUMENT = Path.of("../docs/keys.md");
    private static final String OPENING = """
            # The keys of every file

            Written from the records that the files are bound to, as are the schemas under [configs/schema](../configs/schema), which let
            an editor complete and check them. Every file may also have `extends`: the name of a file of its kind, or a path from where it
            lies, of which it states the differences. `a.b` is key `b` inside the mapping `a`; `a[].b` inside each element of the list `a`;
            `a.*` under every name that `a` holds. Any key of a chip can be set for one run (`--set dram.channels=2`) or be the axis of a
            sweep. What the parts do with them: [model.md](model.md).
            """;

    private final SourceMeanings meanings = SourceMeanings.ofProject();
    private final JsonSchema schemas = new JsonSchema(meanings);

    @ParameterizedTest
    @CsvSource({
        "accelerator, org.ridgepoint.accelerator.spec.AcceleratorSpec",
        "technology, org.ridgepoint.accelerator.spec.TechnologySpec",
        "memory, org.ridgepoint.sim.memory.dram.table.DramStandard",
        "controller, org.ridgepoint.sim.memory.dram.table.DramPolicy",
        "workload, org.ridgepoint.experiment.workload.WorkloadFile",
        "sweep, org.ridgepoint.experiment.sweep.grid.SweepFile",
        "scenario, org.ridgepoint.experiment.scenario.ScenarioFile",
        "lesson, org.ridgepoint.experiment.lab.LessonFile",
        "plan, org.ridgepoint.accelerator.plan.PlanSpec",
        "experiment, org.ridgepoint.experiment.claim.ExperimentFile",
        "validation-chips, org.ridgepoint.experiment.validate.ChipBook",
        "validation-networks, org.ridgepoint.experiment.validate.NetworkBook"
    })
    void theCommittedSchemaIsThatOfTheRecord(String name, String type) throws IOException, ClassNotFoundException {
        requireCommitted(name, schemas.of(Class.forName(type).asSubclass(Record.class)));
    }

    @Test
    void filesThatOthersExtendMayLeaveKeysOut() throws IOException {
        requireCommitted("memory-family", schemas.ofPart(DramStandard.class));
    }

    @Test
    void theCommittedKeysAreThoseOfTheRecords() throws IOException {
        String reference = OPENING
                + new KeyReference(meanings)
                        .with("Chips", "`configs/accelerators/*.yaml`", AcceleratorSpec.class)
                        .with("Prices", "`configs/technology/*.yaml`", TechnologySpec.class)
                        .with("DRAM standards", "`configs/memory/*.yaml`", DramStandard.class)
                        .with("DRAM controllers", "`memory --policy FILE`; [memory.md](memory.md)", DramPolicy.class)
                        .with("Workloads", "`configs/workloads/*.yaml`; [networks.md](networks.md)", WorkloadFile.class)
                        .with("Sweeps", "`configs/sweeps/*.yaml`; [sweeps.md](sweeps.md)", SweepFile.class)
                        .with(
                                "Scenarios",
                                "`configs/scenarios/*.yaml`; [scenarios.md](scenarios.md)",
                                ScenarioFile.class)
                        .with(
                                "Experiments",
                                "`configs/experiments/*/experiment.yaml`; [experiments.md](experiments.md)",
                                ExperimentFile.class)
                        .with("Lessons", "`configs/labs/*.yaml`; [labs.md](labs.md)", LessonFile.class)
                        .with("Plans", "`run --plan FILE`; [plans.md](plans.md)", PlanSpec.class)
                        .with(
                                "Chips of measurements",
                                "`configs/validation/chips.yaml`; [validation.md](validation.md)",
                                ChipBook.class)
                        .with(
                                "Networks of measurements",
                                "`configs/validation/networks.yaml`; [validation.md](validation.md)",
                                NetworkBook.class)
                        .text();
        if (System.getProperty("ridgepoint.schemas", "").equals("write")) {
            Files.writeString(DOCUMENT, reference);
        }

        assertThat(DOCUMENT)
                .as("run this test once with -Dridgepoint.schemas=write")
                .hasContent(reference);
    }

    @Test
    void everyKeyIsDescribedAndEveryOptionalOneSaysWhatHoldsWithoutIt() throws IOException {
        assertThat(Files.readAllLines(DOCUMENT))
                .filteredOn(line -> line.startsWith("| `"))
                .allSatisfy(line -> {
                    String[] cells = line.split(" \\| ");
                    assertThat(cells).hasSize(4);
                    assertThat(cells[3]).isNotEqualTo("|").isNotBlank();
                });
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
