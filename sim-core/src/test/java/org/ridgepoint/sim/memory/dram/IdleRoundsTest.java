package org.ridgepoint.sim.memory.dram;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ridgepoint.sim.memory.dram.table.DramChannelSpec;
import org.ridgepoint.sim.memory.dram.table.DramCommand;
import org.ridgepoint.sim.memory.dram.table.DramPolicies;

/** A channel that passes over rounds of refreshes in long gaps, beside a watched one, which steps every refresh. */
class IdleRoundsTest {
    private static final List<String> TABLES = List.of("lpddr4-3200", "ddr4-2400", "hbm2-2000", "ddr5-4800");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "standard",
                "ramulator",
                "dramsim3",
                "standard+closed+power-down:100",
                "standard+no-refresh",
                "ramulator+power-down:5000",
                "standard+timed"
            })
    void countsAndTimesAreThoseOfEveryRefreshStepped(String policy) {
        for (String table : TABLES) {
            for (int ranks = 1; ranks <= 2; ranks++) {
                DramChannelSpec spec = spec(table, ranks, policy);
                assertThat(story(spec, false))
                        .as("%s, %d ranks, %s", table, ranks, policy)
                        .isEqualTo(story(spec, true));
            }
        }
    }

    @Test
    void refreshesOfOneBankArePassedOverToo() {
        for (String policy : List.of("standard+per-bank", "standard+per-bank+power-down:50")) {
            assertThat(story(spec("lpddr4-3200", 2, policy), false))
                    .isEqualTo(story(spec("lpddr4-3200", 2, policy), true));
            assertThat(story(spec("hbm2-2000", 1, policy), false)).isEqualTo(story(spec("hbm2-2000", 1, policy), true));
        }
        assertThat(story(spec("ddr5-4800", 1, "standard+same-bank"), false))
                .isEqualTo(story(spec("ddr5-4800", 1, "standard+same-bank"), true));
    }

    /** A gap of 10^15 cycles is 1.6 * 10^11 refreshes of tREFI 6246: nobody could step them. */
    @Test
    void aGapOfElevenDaysTakesNoTime() {
        DramChannel channel = new DramChannel(spec("lpddr4-3200", 1, "standard"), (tag, write, arrived, end) -> {});
        long gap = 1_000_000_000_000_000L;
        while (channel.cycle() < gap) {
            channel.advance(gap);
        }
        assertThat(channel.counters().commands(DramCommand.REFRESH_ALL)).isEqualTo(gap / 6246);
        assertThat(channel.activityUntil(gap).prechargedCycles()).isEqualTo(gap);
    }

    private static DramChannelSpec spec(String table, int ranks, String policy) {
        int width = DramTables.standard(table).organization().deviceWidth().bits();
        return DramChannelSpec.of(
                DramTables.standard(table), width, ranks, DramPolicies.named(policy), "row-rank-bank-bankgroup-column");
    }

    private static List<String> story(DramChannelSpec spec, boolean watched) {
        List<String> story = new ArrayList<>();
        BurstListener bursts = (tag, write, arrived, end) -> story.add(tag + " from " + arrived + " to " + end);
        DramChannel channel = watched
                ? new DramChannel(spec, bursts, (cycle, command, bank, row) -> {})
                : new DramChannel(spec, bursts);
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 8; i++) {
            for (int burst = random.nextInt(1, 6); burst > 0; burst--) {
                channel.offer(i, random.nextLong(1L << 22), random.nextBoolean());
            }
            channel.flush();
            long until = channel.cycle() + random.nextLong(i % 4 == 0 ? 20_000 : 300_000);
            while (channel.cycle() < until) {
                channel.advance(until);
            }
            story.add(counts(channel));
        }
        RankActivity activity = channel.activityUntil(channel.cycle());
        Stream.of(
                        activity.activeCycles(),
                        activity.prechargedCycles(),
                        activity.activeDownCycles(),
                        activity.prechargedDownCycles())
                .map(String::valueOf)
                .forEach(story::add);
        return story;
    }

    private static String counts(DramChannel channel) {
        return channel.cycle() + " "
                + Arrays.stream(DramCommand.values())
                        .map(command -> command + " " + channel.counters().commands(command))
                        .toList()
                + Arrays.stream(DramCause.values())
                        .map(cause -> cause + " " + channel.counters().stillCycles(cause))
                        .toList();
    }
}
