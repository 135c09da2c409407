package org.ridgepoint.sim.memory.dram;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Which burst a controller's policy lets go first, each decision as a whole timeline on LPDDR4-3200 with one bank's row open at first. */
class ControllerTimelineTest {
    private static final int BURST = ChannelTimeline.BURST;
    private static final long NEXT_BANK = 8192;
    private static final long NEXT_ROW = 8 * NEXT_BANK;

    private ChannelTimeline channel;

    private void with(String policy) {
        with(policy, 100);
    }

    private void with(String policy, long cycle) {
        channel = new ChannelTimeline("lpddr4-3200", 1, policy);
        channel.offer(0, 0, false);
        channel.playUntil(cycle);
        channel.forget();
    }

    /** Reads of the rows open in banks 0 and 1, in turn, so that each bank has time to close its row between two of its reads. */
    private void offerHitsInTurn(int each) {
        for (int i = 1; i <= each; i++) {
            offer(i, i * BURST, false);
            offer(10 + i, NEXT_BANK + i * BURST, false);
        }
    }

    private void openTheNextBankToo() {
        offer(10, NEXT_BANK, false);
        channel.playUntil(200);
        channel.forget();
    }

    private void offer(int tag, long address, boolean write) {
        channel.offer(tag, address, write);
    }

    @Test
    void writesBelowTheHighWatermarkLetReadsPass() {
        with("standard+no-refresh+write-high:3+write-low:1");
        offer(1, BURST, true);
        offer(2, 2 * BURST, true);
        offer(3, 3 * BURST, false);
        offer(4, 4 * BURST, false);
        assertThat(channel.playUntil(400)).isEqualTo("""
                   100 READ bank 0
                   128 ..136 read data of burst 3
                   108 READ bank 0
                   136 ..144 read data of burst 4
                   131 WRITE bank 0
                   145 ..153 write data of burst 1
                   139 WRITE bank 0
                   153 ..161 write data of burst 2
                """);
    }

    @Test
    void aWriteThatReachesTheHighWatermarkTurnsThePinsUntilTheLowOneIsLeft() {
        with("standard+no-refresh+write-high:3+write-low:1");
        offer(1, BURST, true);
        offer(2, 2 * BURST, true);
        for (int i = 0; i < 4; i++) {
            offer(3 + i, (3 + i) * BURST, false);
        }
        channel.playUntil(105);
        offer(7, 7 * BURST, true);
        assertThat(channel.playUntil(500)).isEqualTo("""
                   100 READ bank 0
                   128 ..136 read data of burst 3
                   123 WRITE bank 0
                   137 ..145 write data of burst 1
                   131 WRITE bank 0
                   145 ..153 write data of burst 2
                   169 READ bank 0
                   197 ..205 read data of burst 4
                   177 READ bank 0
                   205 ..213 read data of burst 5
                   185 READ bank 0
                   213 ..221 read data of burst 6
                   208 WRITE bank 0
                   222 ..230 write data of burst 7
                """);
    }

    /** The row has served the first read; two more, then the conflict may close it, before the hits behind. */
    @Test
    void aConflictClosesARowThatHasServedItsCapOfHits() {
        with("standard+no-refresh+row-hits:3");
        openTheNextBankToo();
        offer(20, NEXT_ROW, false);
        offerHitsInTurn(3);
        assertThat(channel.playUntil(700)).isEqualTo("""
                   200 READ bank 0
                   228 ..236 read data of burst 1
                   208 READ bank 1
                   236 ..244 read data of burst 11
                   216 READ bank 0
                   244 ..252 read data of burst 2
                   224 READ bank 1
                   252 ..260 read data of burst 12
                   228 PRECHARGE bank 0
                   232 READ bank 1
                   260 ..268 read data of burst 13
                   257 ACTIVATE bank 0 row 1
                   286 READ bank 0
                   314 ..322 read data of burst 20
                   325 PRECHARGE bank 0
                   354 ACTIVATE bank 0 row 0
                   383 READ bank 0
                   411 ..419 read data of burst 3
                """);
    }

    @Test
    void belowTheCapAllHitsGoBeforeTheConflict() {
        with("standard+no-refresh+row-hits:5");
        openTheNextBankToo();
        offer(20, NEXT_ROW, false);
        offerHitsInTurn(3);
        assertThat(channel.playUntil(700)).isEqualTo("""
                   200 READ bank 0
                   228 ..236 read data of burst 1
                   208 READ bank 1
                   236 ..244 read data of burst 11
                   216 READ bank 0
                   244 ..252 read data of burst 2
                   224 READ bank 1
                   252 ..260 read data of burst 12
                   232 READ bank 0
                   260 ..268 read data of burst 3
                   240 READ bank 1
                   268 ..276 read data of burst 13
                   244 PRECHARGE bank 0
                   273 ACTIVATE bank 0 row 1
                   302 READ bank 0
                   330 ..338 read data of burst 20
                """);
    }

    /** Bank 0 may close its row from cycle 68 on; until then another bank's activate can go, though it came later. */
    @Test
    void theOldestThatIsReadyGoesFirst() {
        with("standard+no-refresh+ready-first", 50);
        offer(1, NEXT_ROW, false);
        offer(2, NEXT_BANK, false);
        assertThat(channel.playUntil(500)).isEqualTo("""
                    50 ACTIVATE bank 1 row 0
                    68 PRECHARGE bank 0
                    79 READ bank 1
                   107 ..115 read data of burst 2
                    97 ACTIVATE bank 0 row 1
                   126 READ bank 0
                   154 ..162 read data of burst 1
                """);
    }

    @Test
    void firstComeLetsNothingPassTheOldest() {
        with("standard+no-refresh+first-come", 50);
        offer(1, NEXT_ROW, false);
        offer(2, NEXT_BANK, false);
        assertThat(channel.playUntil(500)).isEqualTo("""
                    68 PRECHARGE bank 0
                    97 ACTIVATE bank 0 row 1
                   126 READ bank 0
                   154 ..162 read data of burst 1
                   130 ACTIVATE bank 1 row 0
                   159 READ bank 1
                   187 ..195 read data of burst 2
                """);
    }

    /** Burst 2 hits the open row of bank 0 and could go at once; burst 4 needs another row than the oldest hits. */
    @Test
    void firstComeLetsNoYoungerHitOrMissOfTheSameBankPass() {
        with("standard+no-refresh+first-come", 50);
        offer(1, NEXT_ROW, false);
        offer(2, BURST, false);
        assertThat(channel.playUntil(500)).isEqualTo("""
                    68 PRECHARGE bank 0
                    97 ACTIVATE bank 0 row 1
                   126 READ bank 0
                   154 ..162 read data of burst 1
                   165 PRECHARGE bank 0
                   194 ACTIVATE bank 0 row 0
                   223 READ bank 0
                   251 ..259 read data of burst 2
                """);
        channel.forget();
        for (int i = 2; i < 20; i++) {
            offer(i, i * BURST, false);
        }
        offer(20, NEXT_ROW, false);
        assertThat(channel.playUntil(900).lines().filter(line -> !line.contains("READ")))
                .hasSize(19 + 2)
                .last()
                .isEqualTo("   734 ..742 read data of burst 20");
    }

    @Test
    void aBankQueueKeepsWritesBackUntilSoManyWaitAndThenLetsThemAllGo() {
        with("dramsim3+no-refresh+write-high:3");
        offer(1, BURST, true);
        offer(2, 2 * BURST, true);
        assertThat(channel.playUntil(300)).isEmpty();
        offer(3, 3 * BURST, true);
        assertThat(channel.playUntil(600)).isEqualTo("""
                   301 WRITE bank 0
                   315 ..323 write data of burst 1
                   309 WRITE bank 0
                   323 ..331 write data of burst 2
                   317 WRITE bank 0
                   331 ..339 write data of burst 3
                """);
    }

    /** The row has served the first read; three more hits that came with the conflict or after it may go before. */
    @Test
    void aBankQueueServesAConflictAfterFourHits() {
        with("dramsim3+no-refresh");
        openTheNextBankToo();
        offer(1, BURST, false);
        offer(11, NEXT_BANK + BURST, false);
        offer(20, NEXT_ROW, false);
        for (int i = 2; i <= 5; i++) {
            offer(i, i * BURST, false);
            offer(10 + i, NEXT_BANK + i * BURST, false);
        }
        assertThat(channel.playUntil(700)).isEqualTo("""
                   201 READ bank 0
                   229 ..237 read data of burst 1
                   209 READ bank 1
                   237 ..245 read data of burst 11
                   217 READ bank 0
                   245 ..253 read data of burst 2
                   225 READ bank 1
                   253 ..261 read data of burst 12
                   233 READ bank 0
                   261 ..269 read data of burst 3
                   241 READ bank 1
                   269 ..277 read data of burst 13
                   245 PRECHARGE bank 0
                   249 READ bank 1
                   277 ..285 read data of burst 14
                   257 READ bank 1
                   285 ..293 read data of burst 15
                   274 ACTIVATE bank 0 row 1
                   303 READ bank 0
                   331 ..339 read data of burst 20
                   342 PRECHARGE bank 0
                   371 ACTIVATE bank 0 row 0
                   400 READ bank 0
                   428 ..436 read data of burst 4
                   408 READ bank 0
                   436 ..444 read data of burst 5
                """);
    }
}
