package org.ridgepoint.experiment.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is said of a chip with several cores, and what of one with a single core. */
class CoresReportTest {
    private static CompletedRun three;

    @BeforeAll
    static void runOnce() {
        three = CompletedRuns.of("zcu102-dpu-3", "lenet-5", Optional.empty());
    }

    @Test
    void theReportSaysWhatEachCoreDid() {
        assertThat(TextReport.of(three))
                .startsWith("lenet-5 at 28 on zcu102-dpu-3, int8, batch 1 on each of 3 cores\n")
                .containsSubsequence("Where the cores' cycles went", "core.0", "core.1", "core.2", "DRAM: 1 channel");
        assertThat(TextReport.of(CompletedRuns.of("zcu102-dpu", "lenet-5", Optional.empty())))
                .doesNotContain("core.0")
                .doesNotContain(" cores");
    }

    @Test
    void theResultHoldsTheCyclesOfEachCore() throws Exception {
        JsonNode result = new ObjectMapper().readTree(RunFiles.result(three));
        assertThat(result.get("inferences").asInt()).isEqualTo(3);
        assertThat(result.get("batch").asInt()).isEqualTo(1);
        assertThat(result.get("cores")).hasSize(3).allSatisfy(core -> {
            List<String> keys = new ArrayList<>();
            core.fieldNames().forEachRemaining(keys::add);
            assertThat(keys).containsExactly("name", "cyclesByCause");
            long sum = 0;
            for (JsonNode cycles : core.get("cyclesByCause")) {
                sum += cycles.asLong();
            }
            assertThat(sum).isEqualTo(result.get("cycles").asLong());
        });
    }
}
