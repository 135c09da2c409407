package org.ridgepoint.workload.zoo.published;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ridgepoint.workload.zoo.ModelZoo;
import org.ridgepoint.workload.zoo.published.NetworkTable.CountedNetwork;

class NetworkTableTest {
    private final NetworkTable table = new NetworkTable(ModelZoo.standard());

    @Test
    void everyDeviationOverThreePercentHasItsCause() {
        assertThat(table.counted())
                .filteredOn(row -> row.worstPercent() > 3)
                .allSatisfy(row -> assertThat(row.published().note()).isNotEmpty());
    }

    @Test
    void fourFifthsOfThePublishedRowsAgreeWithinThreePercent() {
        List<CountedNetwork> published = table.counted().stream()
                .filter(row -> row.published().gigaOperations().isPresent())
                .toList();
        assertThat(published).hasSizeGreaterThan(70);
        assertThat(published).filteredOn(row -> row.worstPercent() <= 3).hasSizeGreaterThan(published.size() * 4 / 5);
    }

    /** Re-made with the command in its head; a difference means that a network has changed. */
    @Test
    void theCommittedTableIsWhatTheZooCounts() throws IOException {
        Path committed = Path.of("..", "results", "reference", "networks.md");
        assertThat(table.markdown()).isEqualTo(Files.readString(committed));
    }
}
