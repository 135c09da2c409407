package org.ridgepoint.experiment.reproduce;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ridgepoint.experiment.config.Home;
import org.ridgepoint.experiment.run.Chips;
import org.ridgepoint.experiment.run.MachineSimulator;
import org.ridgepoint.experiment.run.Preparation;
import org.ridgepoint.experiment.workload.Workloads;
import org.ridgepoint.workload.zoo.ModelZoo;

class EnergyReferenceTest {
    private static final Home HOME = new Home(Path.of(".."));

    /** Memories alone; the rows of networks are made again by {@code reproduce energy}. */
    @Test
    void theCommittedRowsOfMemoriesAreWhatTheProgramSays() throws Exception {
        List<String> committed = Files.readAllLines(Path.of("../results/reference/energy.csv"));
        EnergyReference reference = new EnergyReference(
                HOME,
                new Preparation(new Chips(HOME), new Workloads(ModelZoo.standard(), HOME)),
                new MachineSimulator());
        List<String> memories =
                reference.memories().stream().map(PublishedEnergy::line).toList();
        assertThat(committed.get(0)).isEqualTo(PublishedEnergy.HEADER);
        assertThat(committed.subList(1, 1 + memories.size())).isEqualTo(memories);
        assertThat(committed.subList(1 + memories.size(), committed.size()))
                .hasSize(13)
                .allSatisfy(line -> assertThat(line).matches("\"(TPU v1|NVDLA|Eyeriss).*"));
    }

    @Test
    void aMissIsPrintedAsOne() {
        PublishedEnergy row = new PublishedEnergy("a chip", "busy", "W", 30, 40, "C", "a paper, table 1");
        assertThat(row.line()).isEqualTo("\"a chip\",busy,W,30.00,40.00,-25,C,\"a paper, table 1\"");
    }
}
