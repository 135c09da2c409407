package org.ridgepoint.experiment.reproduce;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ridgepoint.experiment.config.Home;
import org.ridgepoint.sim.memory.dram.study.ReferenceRow;

class DramReferenceTest {
    private static final long FEW_REQUESTS = 150_000;
    private final DramReference reference = new DramReference(new Home(Path.of("..")));

    /** Rows of few requests, of both simulators; {@code MemoryStudyTest} holds every row to theirs. */
    @Test
    void rowsMadeAgainAreThoseOfTheCommittedTable() throws Exception {
        List<ReferenceRow> few = reference.theirs().stream()
                .filter(row -> row.requests() <= FEW_REQUESTS)
                .toList();
        assertThat(few).extracting(ReferenceRow::simulator).contains("dramsim3", "ramulator2.1");
        assertThat(few).hasSizeGreaterThan(4);
        List<String> committed = Files.readAllLines(Path.of("../results/reference/dram.csv"));
        assertThat(committed).containsSubsequence(reference.lines(few));
        assertThat(committed).hasSize(1 + reference.theirs().size());
    }
}
