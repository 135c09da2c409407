package org.ridgepoint.sim.memory.dram;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule of every table, alone: refused one cycle before it is met, granted when it is. */
class TimingRuleTest {
    private static final long START = 1000;

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
                standard.timingCycles(),
                List.of(rule),
                standard.commandCycles(),
                standard.splitCommandBus(),
                standard.supplies(),
                standard.system(),
                standard.sources());
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
        for (int bank = 0; bank < geometry.banks(); bank++) {
            boolean bound = binds(rule.scope(), bank, geometry) && standard.cycles(rule) > 0;
            CommandChoice choice = new CommandChoice();
            choice.clear();
            boolean refusedEarly = timing.readyBanks(to.ordinal(), 1L << bank, due - 1, choice) == 0;
            boolean grantedOnTime = timing.readyBanks(to.ordinal(), 1L << bank, due, choice) != 0;
            if (refusedEarly != bound || !grantedOnTime) {
                throw new AssertionError(
                        "%s: %s from %s to %s at bank %d, due at %d: refused a cycle early %s, granted %s"
                                .formatted(
                                        standard.name(),
                                        rule.name(),
                                        from,
                                        to,
                                        bank,
                                        due,
                                        refusedEarly,
                                        grantedOnTime));
            }
        }
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
