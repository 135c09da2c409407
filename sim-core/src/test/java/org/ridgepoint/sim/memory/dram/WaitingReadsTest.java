package org.ridgepoint.sim.memory.dram;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
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

    /** Two reads come after the first write; after three more both go, though four writes wait, and then these. */
    @Test
    void aDrainThatReadsWaitForEndsAtItsLimitUntilTheyHaveGone() {
        ChannelTimeline channel =
                new ChannelTimeline("lpddr4-3200", 1, "standard+no-refresh+write-high:3+write-low:1+drain-limit:3");
        channel.offer(0, 0, false);
        channel.playUntil(100);
        channel.forget();
        for (int i = 1; i <= 3; i++) {
            channel.offer(i, i * ChannelTimeline.BURST, true);
        }
        channel.playUntil(101);
        channel.offer(11, 11 * ChannelTimeline.BURST, false);
        channel.offer(12, 12 * ChannelTimeline.BURST, false);
        for (int i = 4; i <= 8; i++) {
            channel.offer(i, i * ChannelTimeline.BURST, true);
        }
        assertThat(channel.playUntil(500)).isEqualTo("""
                   100 WRITE bank 0
                   114 ..122 write data of burst 1
                   108 WRITE bank 0
                   122 ..130 write data of burst 2
                   116 WRITE bank 0
                   130 ..138 write data of burst 3
                   124 WRITE bank 0
                   138 ..146 write data of burst 4
                   162 READ bank 0
                   190 ..198 read data of burst 11
                   170 READ bank 0
                   198 ..206 read data of burst 12
                   193 WRITE bank 0
                   207 ..215 write data of burst 5
                   201 WRITE bank 0
                   215 ..223 write data of burst 6
                   209 WRITE bank 0
                   223 ..231 write data of burst 7
                   217 WRITE bank 0
                   231 ..239 write data of burst 8
                """);
    }
}
