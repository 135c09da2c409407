package org.ridgepoint.sim.memory.dram;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ridgepoint.sim.memory.dram.table.DramChannelSpec;
import org.ridgepoint.sim.memory.dram.table.DramPolicies;

/** For each cycle in which the pins stood still one cause: on LPDDR4-3200 x64, whose timelines are in DramTimelineTest. */
class DramCausesTest {
    private static final int BURST = 128;
    private static final long ROW = 8192;

    private final DramChannel channel = new DramChannel(
            DramChannelSpec.of(DramTables.standard("lpddr4-3200"), 64, 1, DramPolicies.STANDARD, "row-bank-column"),
            (tag, write, arrived, end) -> {});

    private void offerAt(long cycle, long address, boolean write) {
        playUntil(cycle);
        channel.offer(0, address, write);
    }

    private void playUntil(long cycle) {
        while (channel.cycle() < cycle) {
            channel.advance(cycle);
        }
    }

    private Map<DramCause, Long> still() {
        Map<DramCause, Long> still = new EnumMap<>(DramCause.class);
        for (DramCause cause : DramCause.values()) {
            if (channel.counters().stillCycles(cause) > 0) {
                still.put(cause, channel.counters().stillCycles(cause));
            }
        }
        return still;
    }

    /** Before the first data nothing was asked for but for tRCD; a hit that comes late has nothing else to blame. */
    @Test
    void whatNobodyAskedForIsNobodysFault() {
        offerAt(0, 0, false);
        offerAt(100, BURST, false);
        playUntil(300);
        assertThat(still()).isEqualTo(Map.of(DramCause.NO_REQUEST, 28L + 63L, DramCause.ROW, 29L));
        assertThat(channel.counters().rowHits()).isEqualTo(1);
        assertThat(channel.counters().rowMisses()).isEqualTo(1);
        assertThat(channel.counters().rowConflicts()).isZero();
        assertThat(channel.counters().dataCycles()).isEqualTo(16);
        assertThat(channel.counters().lastDataCycle()).isEqualTo(136);
        assertThat(channel.counters().readLatencyCycles().getMaxValue()).isEqualTo(65);
    }

    @Test
    void aConflictPaysPrechargeAndActivate() {
        offerAt(0, 0, false);
        offerAt(100, 8 * ROW, false);
        playUntil(400);
        assertThat(still()).isEqualTo(Map.of(DramCause.NO_REQUEST, 28L + 63L, DramCause.ROW, 29L + 58L));
        assertThat(channel.counters().rowConflicts()).isEqualTo(1);
        assertThat(channel.counters().rowMisses()).isEqualTo(1);
    }

    @Test
    void aWriteBehindAReadWaitsForThePinsToTurn() {
        offerAt(0, 0, false);
        offerAt(0, BURST, true);
        playUntil(200);
        assertThat(still()).isEqualTo(Map.of(DramCause.NO_REQUEST, 28L, DramCause.ROW, 29L, DramCause.TURNAROUND, 1L));
        assertThat(channel.counters().reads()).isEqualTo(1);
        assertThat(channel.counters().writes()).isEqualTo(1);
    }

    /** Asked for at 6250, refreshed until 6750, then the row. */
    @Test
    void refreshIsBlamedFromTheRequestToItsEnd() {
        offerAt(6200, 0, false);
        offerAt(6250, BURST, false);
        playUntil(7000);
        assertThat(still())
                .isEqualTo(
                        Map.of(DramCause.NO_REQUEST, 6228L + 13L, DramCause.ROW, 29L + 29L, DramCause.REFRESH, 500L));
    }

    /** A precharge of two cycles is on the bus when the hit of another bank comes. */
    @Test
    void aBusThatIsBusyIsScheduling() {
        offerAt(0, 0, false);
        offerAt(0, ROW, false);
        playUntil(100);
        offerAt(100, 8 * ROW, false);
        offerAt(101, ROW + BURST, false);
        playUntil(110);
        assertThat(still())
                .isEqualTo(Map.of(DramCause.NO_REQUEST, 28L + 48L, DramCause.ROW, 29L + 8L, DramCause.SCHEDULING, 1L));
    }
}
