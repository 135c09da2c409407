package org.ridgepoint.sim.memory.dram.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DramPoliciesTest {
    @Test
    void theTableHasARowWithItsSourceForEachComponent() throws IOException {
        List<String[]> rows = rows();
        assertThat(rows.get(0)).containsExactly("component", "standard", "dramsim3", "ramulator", "source");
        assertThat(rows).allSatisfy(row -> assertThat(row).hasSize(5).doesNotContain(""));
        assertThat(rows.subList(1, rows.size()).stream().map(row -> row[0]))
                .containsExactlyElementsOf(Arrays.stream(DramPolicy.class.getRecordComponents())
                        .map(RecordComponent::getName)
                        .filter(component -> !component.equals("name"))
                        .toList());
    }

    private static List<String[]> rows() throws IOException {
        try (BufferedReader table = new BufferedReader(new InputStreamReader(
                DramPolicies.class.getResourceAsStream("controllers.csv"), StandardCharsets.UTF_8))) {
            return table.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(",", -1))
                    .toList();
        }
    }

    /** Ramulator's, cell by cell, since none of them is what most others have. */
    @Test
    void aColumnOfTheTableBecomesAPolicy() {
        assertThat(DramPolicies.named("ramulator"))
                .isEqualTo(new DramPolicy(
                        "ramulator",
                        DramPolicy.Queueing.SHARED_BUFFERS,
                        DramPolicy.BurstOrder.READY_FIRST,
                        32,
                        32,
                        32,
                        Optional.empty(),
                        26,
                        6,
                        0,
                        Optional.empty(),
                        DramPolicy.PageClosing.OPEN,
                        200,
                        DramPolicy.Refresh.ALL_BANKS,
                        false,
                        DramPolicy.RefreshStalls.CHANNEL,
                        true,
                        true,
                        Optional.empty()));
    }

    @Test
    void variationsChangeOneCellEach() {
        DramPolicy varied = DramPolicies.named(
                "standard+timed+per-bank+first-come+row-hits:8+write-high:40+write-low:3+drain-limit:7+power-down:90");
        assertThat(varied.name()).startsWith("standard+timed+");
        assertThat(varied.page()).isEqualTo(DramPolicy.PageClosing.TIMED);
        assertThat(varied.refresh()).isEqualTo(DramPolicy.Refresh.PER_BANK);
        assertThat(varied.order()).isEqualTo(DramPolicy.BurstOrder.OLDEST_ONLY);
        assertThat(varied.rowHitCap()).contains(8);
        assertThat(varied.writeHigh()).isEqualTo(40);
        assertThat(varied.writeLow()).isEqualTo(3);
        assertThat(varied.drainLimit()).contains(7);
        assertThat(varied.powerDownAfterCycles()).contains(90L);
        assertThat(varied.readPlaces()).isEqualTo(DramPolicies.STANDARD.readPlaces());
    }

    @Test
    void whatIsUnknownOrWithoutEffectIsRefused() {
        assertThatThrownBy(() -> DramPolicies.named("fast"))
                .hasMessage("unknown DRAM controller \"fast\"; known are [standard, dramsim3, ramulator]");
        assertThatThrownBy(() -> DramPolicies.named("standard+closd"))
                .hasMessageContainingAll("unknown variation \"closd\"", "closed, timed", "power-down:CYCLES");
        assertThatThrownBy(() -> DramPolicies.named("standard+power-down:0")).hasMessageContaining("unknown variation");
        assertThatThrownBy(() -> DramPolicies.named("dramsim3+first-come"))
                .hasMessage("order oldest-only has no effect on bank-queues, which are served in turn");
        assertThatThrownBy(() -> DramPolicies.named("dramsim3+drain-limit:9"))
                .hasMessage("drainLimit has no effect on bank-queues, where a drain takes all that were waiting");
        assertThatThrownBy(() -> DramPolicies.named("standard+write-low:48"))
                .hasMessage(
                        "writeHigh and writeLow must satisfy 0 <= low < high <= 64 writePlaces, were low 48 and high 48");
        assertThatThrownBy(() -> DramPolicies.named("standard+write-high:65")).hasMessageContaining("high 65");
    }
}
