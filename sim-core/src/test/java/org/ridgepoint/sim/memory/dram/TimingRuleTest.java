package org.ridgepoint.sim.memory.dram;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ridgepoint.sim.memory.dram.table.DramCommand;
import org.ridgepoint.sim.memory.dram.table.DramGeometry;
import org.ridgepoint.sim.memory.dram.table.DramStandard;
import org.ridgepoint.sim.memory.dram.table.TimingRule;
import org.ridgepoint.sim.memory.dram.table.TimingScope;

/** Every rule of every table, alone: refused one cycle before it is met, granted when it is. */
class TimingRuleTest {
    private static final long START = 1000;
    private static final List<DramCommand> FOR_BURSTS =
            List.of(DramCommand.ACTIVATE, DramCommand.PRECHARGE, DramCommand.READ, DramCommand.WRITE);

    static Stream<DramStandard> standards() {
        return DramTables.names().stream().map(DramTables::standard);
    }

    private static DramGeometry twoRanks(DramStandard standard) {
        DramGeometry one =
                DramGeometry.of(standard, standard.organization().deviceWidth().bits(), 1);
        return new DramGeometry(
                one.widthBits(),
                2,
                one.bankGroups(),
                one.banksPerGroup(),
                one.rows(),
                one.rowBytes(),
                one.burstBytes());
    }

    private static DramStandard only(DramStandard standard, TimingRule rule) {
        return new DramStandard(
                standard.name(),
                standard.family(),
                standard.clockPeriod(),
                standard.organization(),
                timings(standard, rule),
                List.of(rule),
                standard.commandCycles(),
                standard.splitCommandBus(),
                standard.pseudoChannels(),
                standard.supplies(),
                standard.system(),
                standard.sources());
    }

    /** Those that every standard has, and those that the rule asks for. */
    private static Map<String, Integer> timings(DramStandard standard, TimingRule rule) {
        Set<String> kept =
                new TreeSet<>(List.of("CL", "CWL", "burst", "tRP", "tRAS", "tRC", "tREFI", "tRFC", "tRFCpb"));
        kept.addAll(List.of(rule.cycles().split(" ")));
        Map<String, Integer> timings = new TreeMap<>(standard.timingCycles());
        timings.keySet().retainAll(kept);
        return timings;
    }

    @ParameterizedTest
    @MethodSource("standards")
    void eachRuleIsRefusedOneCycleEarlyAndGrantedOnTime(DramStandard standard) {
        for (TimingRule rule : standard.rules()) {
            for (DramCommand from : rule.from()) {
                for (DramCommand to : rule.to()) {
                    if (to != DramCommand.READ_PRECHARGE && to != DramCommand.WRITE_PRECHARGE) {
                        check(standard, rule, from, to);
                    }
                }
            }
        }
    }

    private static void check(DramStandard standard, TimingRule rule, DramCommand from, DramCommand to) {
        DramGeometry geometry = twoRanks(standard);
        BankTiming timing = new BankTiming(only(standard, rule), geometry);
        int window = rule.window().orElse(1);
        IntStream.range(0, window).forEach(i -> timing.issue(from.ordinal(), i % geometry.banksPerRank(), START + i));
        long due = START + Math.max(0, standard.cycles(rule));
        long refusedEarly = refused(timing, to, geometry, due - 1);
        long refusedOnTime = refused(timing, to, geometry, due);
        long bound = IntStream.range(0, geometry.banks())
                .filter(bank -> binds(rule.scope(), bank, geometry) && standard.cycles(rule) > 0)
                .mapToLong(bank -> 1L << bank)
                .sum();
        assertThat(refusedEarly)
                .as("%s: %s from %s to %s, banks refused at %d", standard.name(), rule.name(), from, to, due - 1)
                .isEqualTo(bound);
        assertThat(refusedOnTime)
                .as("%s: %s from %s to %s, banks refused at %d", standard.name(), rule.name(), from, to, due)
                .isZero();
    }

    /** The banks that may not take a command at a cycle, asked each alone and, for bursts' commands, all at once. */
    private static long refused(BankTiming timing, DramCommand to, DramGeometry geometry, long cycle) {
        long refused = IntStream.range(0, geometry.banks())
                .filter(bank -> timing.earliest(to.ordinal(), bank) > cycle)
                .mapToLong(bank -> 1L << bank)
                .sum();
        if (FOR_BURSTS.contains(to)) {
            timing.advance(cycle);
            for (int bank = 0; bank < geometry.banks(); bank++) {
                long asked = 1L << bank;
                assertThat(timing.readyBanks(to.ordinal(), asked, cycle)).isEqualTo(asked & ~refused);
                assertThat(timing.noneBefore(to.ordinal(), asked))
                        .isLessThanOrEqualTo(timing.earliest(to.ordinal(), bank));
            }
            long all = -1L >>> Long.SIZE - geometry.banks();
            assertThat(timing.readyBanks(to.ordinal(), all, cycle)).isEqualTo(all & ~refused);
        }
        return refused;
    }

    /** Whether a rule reaches a bank from bank 0. */
    private static boolean binds(TimingScope scope, int bank, DramGeometry geometry) {
        return switch (scope) {
            case BANK -> bank == 0;
            case BANK_GROUP -> bank < geometry.banksPerGroup();
            case RANK -> bank < geometry.banksPerRank();
            case OTHER_RANKS -> bank >= geometry.banksPerRank();
        };
    }

    @ParameterizedTest
    @MethodSource("standards")
    void accessThatPrechargesByItselfWaitsForWhatAPlainOneWaitsFor(DramStandard standard) {
        for (TimingRule rule : standard.rules()) {
            assertThat(rule.to().contains(DramCommand.READ))
                    .as(standard.name() + " " + rule)
                    .isEqualTo(rule.to().contains(DramCommand.READ_PRECHARGE));
            assertThat(rule.to().contains(DramCommand.WRITE))
                    .as(standard.name() + " " + rule)
                    .isEqualTo(rule.to().contains(DramCommand.WRITE_PRECHARGE));
        }
    }
}
