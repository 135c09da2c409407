package org.ridgepoint.sim.memory.dram;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ridgepoint.sim.memory.dram.study.MemoryReport;
import org.ridgepoint.sim.memory.dram.study.MemoryStudy;
import org.ridgepoint.sim.memory.dram.study.PatternStream;
import org.ridgepoint.sim.memory.dram.table.ChannelInterleave;
import org.ridgepoint.sim.memory.dram.table.DramChannelSpec;
import org.ridgepoint.sim.memory.dram.table.DramPolicies;
import org.ridgepoint.sim.memory.dram.table.DramPolicy;
import org.ridgepoint.sim.memory.dram.table.DramStandard;

/** How long a read can wait under writes that never end. */
class WaitingReadsTest {
    private static final int ACCESSES = 10_000;

    static Stream<String> standards() {
        return DramTables.names().stream();
    }

    private static DramChannelSpec spec(String standard, DramPolicy policy) {
        DramStandard table = DramTables.standard(standard);
        return DramChannelSpec.of(
                table, table.organization().deviceWidth().bits(), 1, policy, "row-bank-bankgroup-column");
    }

    /**
     * Cycles in which the writes and reads that may go before a read have all gone, one after another at one bank: two drains
     * to the limit and two queues of reads, each access with a row of its own that no other shares, and refreshes.
     */
    private static long bound(DramChannelSpec spec) {
        DramStandard table = spec.standard();
        DramPolicy policy = spec.policy();
        long rowCycle = table.timing("tRAS")
                + table.timing("CWL")
                + table.timing("burst")
                + table.timing("tWR")
                + table.timing("tRP");
        long accesses = 2L * (policy.drainLimit().orElseThrow() + policy.readPlaces());
        long busy = accesses * rowCycle;
        return busy + (busy / table.timing("tREFI") + 1) * 2 * table.timing("tRFC");
    }

    private static MemoryReport played(DramChannelSpec spec, String mix) {
        MemoryStudy study = new MemoryStudy(spec, new ChannelInterleave(1, 256));
        int burstBytes = spec.geometry().burstBytes();
        PatternStream stream = PatternStream.parse(mix, burstBytes, study.capacityBytes(), 1);
        return study.play(stream, ACCESSES, Optional.empty(), offered -> {});
    }

    @ParameterizedTest
    @MethodSource("standards")
    void noReadWaitsLongerThanForTwoDrains(String standard) {
        DramChannelSpec spec = spec(standard, DramPolicies.named("standard+drain-limit:64"));
        for (String mix : List.of("mixed:1:99", "mixed:1:9")) {
            assertThat(played(spec, mix).max()).as(mix).isLessThan(bound(spec));
        }
    }
}
