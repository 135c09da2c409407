package org.ridgepoint.sim.memory.dram;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ridgepoint.sim.memory.dram.table.DramChannelSpec;
import org.ridgepoint.sim.memory.dram.table.DramCommand;
import org.ridgepoint.sim.memory.dram.table.DramPolicies;
import org.ridgepoint.sim.memory.dram.table.DramPolicy;
import org.ridgepoint.sim.memory.dram.table.DramStandard;
import org.ridgepoint.sim.memory.dram.table.TimingScope;

/** Random runs of every standard under every policy: each command sequence is checked against the table's own rows. */
class CommandSequenceTest {
    private static final int BURSTS = 800;

    /** Every standard alone and, where that makes a difference, beside another of its kind. */
    static Stream<DramStandard> standards() {
        return DramTables.names().stream()
                .map(DramTables::standard)
                .flatMap(standard -> Stream.of(standard, standard.besideOthers(2)))
                .distinct();
    }

    private static List<DramPolicy> policies(DramStandard standard) {
        List<DramPolicy> policies = new ArrayList<>(List.of(
                DramPolicies.STANDARD,
                DramPolicies.named("dramsim3"),
                DramPolicies.named("ramulator"),
                DramPolicies.named("standard+closed"),
                DramPolicies.named("dramsim3+closed"),
                DramPolicies.named("standard+timed+power-down:100"),
                DramPolicies.named("standard+first-come"),
                DramPolicies.named("standard+no-refresh")));
        if (refreshes(standard, DramCommand.REFRESH_BANK)) {
            policies.add(DramPolicies.named("standard+per-bank"));
        }
        if (refreshes(standard, DramCommand.REFRESH_SAME_BANK)) {
            policies.add(DramPolicies.named("standard+same-bank"));
        }
        return policies;
    }

    private static boolean refreshes(DramStandard standard, DramCommand command) {
        return standard.rules().stream().anyMatch(rule -> rule.from().contains(command));
    }

    @ParameterizedTest
    @MethodSource("standards")
    void everyCommandOfARandomRunKeepsEveryRule(DramStandard standard) {
        int deviceBits = standard.organization().deviceWidth().bits();
        int ranks = standard.rules().stream().anyMatch(rule -> rule.scope() == TimingScope.OTHER_RANKS) ? 2 : 1;
        for (DramPolicy policy : policies(standard)) {
            DramChannelSpec spec =
                    DramChannelSpec.of(standard, deviceBits, ranks, policy, "row-rank-bank-column-bankgroup+xor");
            assertThat(run(spec, 11)).as(standard.name() + " " + policy).isEqualTo(BURSTS);
        }
    }

    private static int run(DramChannelSpec spec, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        CommandValidator validator = new CommandValidator(spec);
        int[] moved = new int[1];
        DramChannel channel = new DramChannel(
                spec,
                (tag, write, arrived, end) -> {
                    moved[0]++;
                    validator.data(end);
                },
                validator);
        long address = 0;
        for (int i = 0; i < BURSTS; i++) {
            boolean write = random.nextInt(3) == 0;
            address = random.nextInt(3) == 0
                    ? random.nextLong(1L << 26)
                    : address + spec.geometry().burstBytes();
            while (!channel.accepts(write)) {
                channel.advance(Long.MAX_VALUE);
            }
            channel.offer(i, address, write);
            if (random.nextInt(20) == 0) {
                channel.advance(channel.cycle() + random.nextInt(2000));
            }
        }
        channel.flush();
        while (moved[0] < BURSTS) {
            channel.advance(Long.MAX_VALUE);
        }
        return moved[0];
    }
}
