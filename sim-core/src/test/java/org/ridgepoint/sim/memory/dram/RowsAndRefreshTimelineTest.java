package org.ridgepoint.sim.memory.dram;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** When a controller's policy closes rows without a conflict and refreshes, each decision as a whole timeline on LPDDR4-3200. */
class RowsAndRefreshTimelineTest {
    private static final int BURST = ChannelTimeline.BURST;
    private static final long NEXT_ROW = 8 * 8192;

    private ChannelTimeline channel;

    private void withAnOpenRow(String policy) {
        channel = new ChannelTimeline("lpddr4-3200", 1, policy);
        channel.offer(0, 0, false);
        channel.playUntil(100);
        channel.forget();
    }

    @Test
    void aClosedPageLeavesWithItsLastWaitingAccess() {
        withAnOpenRow("standard+no-refresh+closed");
        channel.offer(1, BURST, false);
        channel.offer(2, 2 * BURST, false);
        channel.playUntil(300);
        channel.offer(3, NEXT_ROW, true);
        assertThat(channel.playUntil(600)).isEqualTo("""
                   100 ACTIVATE bank 0 row 0
                   129 READ bank 0
                   157 ..165 read data of burst 1
                   137 READ_PRECHARGE bank 0
                   165 ..173 read data of burst 2
                   300 ACTIVATE bank 0 row 1
                   329 WRITE_PRECHARGE bank 0
                   343 ..351 write data of burst 3
                """);
    }

    @Test
    void aTimedPageIsClosedTwoHundredCyclesAfterItsLastAccess() {
        withAnOpenRow("standard+no-refresh+timed");
        assertThat(channel.playUntil(600)).isEqualTo("""
                   229 PRECHARGE bank 0
                """);
    }

    @Test
    void ranksRefreshInTurn() {
        channel = new ChannelTimeline("lpddr4-3200", 2, "standard");
        assertThat(channel.playUntil(13_000)).isEqualTo("""
                  3123 REFRESH_ALL rank 0
                  6246 REFRESH_ALL rank 1
                  9369 REFRESH_ALL rank 0
                 12492 REFRESH_ALL rank 1
                """);
    }

    @Test
    void unstaggeredRanksRefreshTogether() {
        channel = new ChannelTimeline("lpddr4-3200", 2, "ramulator");
        assertThat(channel.playUntil(13_000)).isEqualTo("""
                  6246 REFRESH_ALL rank 0
                  6248 REFRESH_ALL rank 1
                 12492 REFRESH_ALL rank 0
                 12494 REFRESH_ALL rank 1
                """);
    }

    @Test
    void banksRefreshOneByOne() {
        channel = new ChannelTimeline("lpddr4-3200", 1, "standard+per-bank");
        channel.playUntil(700);
        channel.offer(0, 8192, false);
        assertThat(channel.playUntil(2_500)).isEqualTo("""
                   700 ACTIVATE bank 1 row 0
                   729 READ bank 1
                   757 ..765 read data of burst 0
                   780 REFRESH_BANK bank 0
                  1560 PRECHARGE bank 1
                  1589 REFRESH_BANK bank 1
                  2340 REFRESH_BANK bank 2
                """);
    }
}
