package org.ridgepoint.experiment.reproduce;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.ridgepoint.experiment.config.Home;
import org.ridgepoint.sim.memory.dram.study.ReferenceRow;

class DramReferenceTest {
    private static final long FEW_REQUESTS = 150_000;
    private static final int ONE_IN = 4;
    private final DramReference reference = new DramReference(new Home(Path.of("..")));

    /** One in four rows of few requests, of both simulators; {@code MemoryStudyTest} holds every row to theirs. */
    @Test
    void rowsMadeAgainAreThoseOfTheCommittedTable() throws Exception {
        List<ReferenceRow> all = reference.theirs().stream()
                .filter(row -> row.requests() <= FEW_REQUESTS)
                .toList();
        List<ReferenceRow> few = IntStream.range(0, all.size())
                .filter(row -> row % ONE_IN == 0)
                .mapToObj(all::get)
                .toList();
        assertThat(few).extracting(ReferenceRow::simulator).contains("dramsim3", "ramulator2.1");
        assertThat(few).hasSizeGreaterThan(30);
        List<String> committed = Files.readAllLines(Path.of("../results/reference/dram.csv"));
        assertThat(committed).containsSubsequence(reference.lines(few));
        assertThat(committed).hasSize(1 + reference.theirs().size());
    }
}
