package org.ridgepoint.sim.memory.dram;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ridgepoint.sim.memory.dram.table.DramChannelSpec;
import org.ridgepoint.sim.memory.dram.table.DramPolicies;
import org.ridgepoint.sim.memory.dram.table.DramPolicy;
import org.ridgepoint.sim.memory.dram.table.DramStandard;
import org.ridgepoint.sim.memory.dram.table.TimingScope;

/** A channel that plans ahead beside a twin that drops its plan and decides anew in every single cycle. */
class CommandPlanTest {
    private static final int BURSTS = 600;

    static Stream<DramStandard> standards() {
        return DramTables.names().stream().map(DramTables::standard);
    }

    @ParameterizedTest
    @MethodSource("standards")
    void plannedCommandsAreThoseDecidedCycleByCycle(DramStandard standard) {
        int deviceBits = standard.organization().deviceWidth().bits();
        int ranks = standard.rules().stream().anyMatch(rule -> rule.scope() == TimingScope.OTHER_RANKS) ? 2 : 1;
        for (DramPolicy policy : List.of(
                DramPolicies.STANDARD,
                DramPolicies.named("ramulator"),
                DramPolicies.named("standard+ready-first"),
                DramPolicies.named("standard+write-high:9+write-low:2+drain-limit:5"),
                DramPolicies.named("standard+closed+power-down:100"))) {
            DramChannelSpec spec =
                    DramChannelSpec.of(standard, deviceBits, ranks, policy, "row-rank-bank-bankgroup-column");
            assertThat(commands(spec, false)).as(standard.name() + " " + policy).isEqualTo(commands(spec, true));
        }
    }

    private static List<String> commands(DramChannelSpec spec, boolean cycleByCycle) {
        List<String> commands = new ArrayList<>();
        DramChannel channel = new DramChannel(
                spec,
                (tag, write, arrived, end) -> commands.add("burst " + tag + " until " + end),
                (cycle, command, bank, row) -> commands.add(cycle + " " + command + " " + bank + " " + row));
        SplittableRandom random = new SplittableRandom(5);
        long address = 0;
        boolean write = false;
        for (int i = 0; i < BURSTS; i++) {
            write = random.nextInt(50) == 0 ? !write : write;
            address = random.nextInt(40) == 0
                    ? random.nextLong(1L << 22)
                    : address + spec.geometry().burstBytes();
            while (!channel.accepts(write)) {
                advance(channel, channel.cycle() + 1, cycleByCycle);
            }
            channel.offer(i, address, write);
            if (random.nextInt(4) == 0) {
                advance(channel, channel.cycle() + random.nextInt(i % 20 == 0 ? 3000 : 20), cycleByCycle);
            }
        }
        advance(channel, channel.cycle() + 20_000, cycleByCycle);
        assertThat(channel.waiting()).isZero();
        return commands;
    }

    private static void advance(DramChannel channel, long until, boolean cycleByCycle) {
        while (channel.cycle() < until) {
            if (cycleByCycle) {
                channel.flush(); // shared buffers hold nothing back: all it does is to have the next cycle decided anew
            }
            channel.advance(cycleByCycle ? channel.cycle() + 1 : until);
        }
    }
}
