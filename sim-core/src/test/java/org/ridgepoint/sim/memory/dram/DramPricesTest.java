package org.ridgepoint.sim.memory.dram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ridgepoint.sim.memory.dram.table.DramChannelSpec;
import org.ridgepoint.sim.memory.dram.table.DramCommand;
import org.ridgepoint.sim.memory.dram.table.DramPolicies;
import org.ridgepoint.sim.memory.dram.table.DramStandard;
import org.ridgepoint.sim.memory.dram.table.DramSupply;
import org.ridgepoint.sim.memory.dram.table.IddState;

/** Counts times what the table says, reckoned here once more from its currents, for every kind of refresh and of standby. */
class DramPricesTest {
    private final DramStandard lpddr4 = DramTables.standard("lpddr4-3200");
    private final DramStandard hbm2 = DramTables.standard("hbm2-2000");
    private final DramStandard ddr5 = DramTables.standard("ddr5-4800");

    private static DramChannel idle(DramStandard standard, int width, String policy, long cycles) {
        DramChannelSpec spec =
                DramChannelSpec.of(standard, width, 1, DramPolicies.named(policy), "row-bank-bankgroup-column");
        DramChannel channel = new DramChannel(spec, (tag, write, arrived, end) -> {});
        while (channel.cycle() < cycles) {
            channel.advance(cycles);
        }
        return channel;
    }

    private static double milliwatts(DramStandard standard, IddState state) {
        double sum = 0;
        for (DramSupply supply : standard.supplies()) {
            if (supply.currents().containsKey(state)) {
                sum += supply.currents().get(state).milliamperes()
                        * supply.voltage().volts();
            }
        }
        return sum;
    }

    private static double pj(DramStandard standard, IddState above, IddState below, long cycles, int devices) {
        double nanoseconds = cycles * standard.clockPeriod().femtoseconds() / 1e6;
        return (milliwatts(standard, above) - (below == null ? 0 : milliwatts(standard, below)))
                * nanoseconds
                * devices;
    }

    private static DramEnergy energy(DramChannel channel) {
        return DramEnergy.of(channel, channel.cycle()).orElseThrow();
    }

    @Test
    void aRefreshOfOneBankCostsItsShareWhereTheTableStatesNoCurrentOfIt() {
        DramChannel channel = idle(hbm2, 64, "standard+per-bank", 100_000);
        long refreshes = channel.counters().commands(DramCommand.REFRESH_BANK);
        assertThat(refreshes).isEqualTo(100_000 / (hbm2.timing("tREFI") / 16));
        double all = pj(hbm2, IddState.IDD5, IddState.IDD2N, hbm2.timing("tRFC"), 1);
        assertThat(energy(channel).refreshPj()).isCloseTo(refreshes * all / 16, within(1e-3));
    }

    @Test
    void aRefreshOfOneBankCostsWhatItsCurrentSays() {
        DramStandard stated = DramTables.names().stream()
                .map(DramTables::standard)
                .filter(each -> each.supplies().stream().anyMatch(supply -> supply.states(IddState.IDD5PB)))
                .filter(each -> each.timingCycles().containsKey("tRFCpb"))
                .filter(each ->
                        each.rules().stream().anyMatch(rule -> rule.from().contains(DramCommand.REFRESH_BANK)))
                .findFirst()
                .orElseThrow();
        int width = stated.organization().deviceWidth().bits();
        DramChannel channel = idle(stated, width, "standard+per-bank", 50_000);
        long refreshes = channel.counters().commands(DramCommand.REFRESH_BANK);
        assertThat(refreshes).isPositive();
        double one = pj(stated, IddState.IDD5PB, IddState.IDD2N, stated.timing("tRFCpb"), 1);
        assertThat(energy(channel).refreshPj()).isCloseTo(refreshes * one, within(1e-3));
    }

    @Test
    void aRefreshOfOneBankOfEachGroupCostsItsShare() {
        DramChannel channel = idle(ddr5, 32, "standard+same-bank", 100_000);
        long refreshes = channel.counters().commands(DramCommand.REFRESH_SAME_BANK);
        assertThat(refreshes).isEqualTo(100_000 / (ddr5.timing("tREFI") / 4));
        double all = pj(ddr5, IddState.IDD5, IddState.IDD2N, ddr5.timing("tRFC"), 4);
        assertThat(energy(channel).refreshPj()).isCloseTo(refreshes * all / 4, within(1e-3));
    }

    @Test
    void standbyCostsWhatEachStateDrawsInEveryDevice() {
        DramChannelSpec spec = DramChannelSpec.of(
                lpddr4, 64, 1, DramPolicies.named("standard+no-refresh+power-down:100"), "row-bank-column");
        DramChannel channel = new DramChannel(spec, (tag, write, arrived, end) -> {});
        channel.offer(0, 0, false);
        while (channel.cycle() < 1000) {
            channel.advance(1000);
        }
        DramEnergy energy = energy(channel);
        // activated at 0, read at 29, in power-down from 129 on
        assertThat(energy.activeStandbyPj()).isCloseTo(pj(lpddr4, IddState.IDD3N, null, 129, 4), within(1e-3));
        assertThat(energy.powerDownPj()).isCloseTo(pj(lpddr4, IddState.IDD3P, null, 871, 4), within(1e-3));
        assertThat(energy.prechargedStandbyPj()).isZero();
        DramEnergy asleep = energy(idle(lpddr4, 64, "standard+no-refresh+power-down:100", 1000));
        assertThat(asleep.prechargedStandbyPj()).isCloseTo(pj(lpddr4, IddState.IDD2N, null, 100, 4), within(1e-3));
        assertThat(asleep.powerDownPj()).isCloseTo(pj(lpddr4, IddState.IDD2P, null, 900, 4), within(1e-3));
    }

    @Test
    void aSupplyStatesWhatItsDataSheetListsAndDrawsNothingElse() {
        DramSupply pins = lpddr4.supplies().stream()
                .filter(DramSupply::inputOutput)
                .findFirst()
                .orElseThrow();
        assertThat(pins.states(IddState.IDD4R)).isTrue();
        assertThat(pins.states(IddState.IDD0)).isFalse();
        assertThat(pins.milliwatts(IddState.IDD0)).isZero();
        assertThat(pins.milliwatts(IddState.IDD4R)).isCloseTo(150 * 1.1, within(1e-9));
        assertThat(List.copyOf(pins.currents().keySet())).isSorted();
    }
}
