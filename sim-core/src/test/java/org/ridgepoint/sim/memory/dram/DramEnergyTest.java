package org.ridgepoint.sim.memory.dram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.ridgepoint.sim.memory.dram.table.DramChannelSpec;
import org.ridgepoint.sim.memory.dram.table.DramPolicies;
import org.ridgepoint.sim.memory.dram.table.DramPolicy;

class DramEnergyTest {
    private static final int BURSTS = 20_000;

    private static DramChannel stream(DramPolicy policy, boolean write) {
        DramChannelSpec spec = DramChannelSpec.of(DramTables.standard("lpddr4-3200"), 64, 2, policy, "row-bank-column");
        DramChannel channel = new DramChannel(spec, (tag, isWrite, arrived, end) -> {});
        for (int i = 0; i < BURSTS; i++) {
            while (!channel.accepts(write)) {
                channel.advance(Long.MAX_VALUE);
            }
            channel.offer(0, i * 128L, write);
        }
        channel.flush();
        while (channel.waiting() > 0) {
            channel.advance(Long.MAX_VALUE);
        }
        return channel;
    }

    private static DramEnergy energy(DramChannel channel, long end) {
        return DramEnergy.of(channel, end).orElseThrow();
    }

    @Test
    void lpddr4ReadTakesWhatItsCurrentsSay() {
        DramChannel channel = stream(DramPolicies.STANDARD, false);
        DramEnergy energy = energy(channel, channel.counters().lastDataCycle());
        double bits = BURSTS * 128.0 * 8;
        // (275 - 30) mA at 1.1 V and (150 - 0.75) mA at 1.1 V over 16 pins at 3.2 Gb/s
        assertThat(energy.readPj() / bits).isCloseTo(5.26, within(0.01));
        assertThat(energy.inputOutputPj() / bits).isCloseTo(3.21, within(0.01));
    }

    @Test
    void lpddr4WriteTakesWhatItsCurrentsSay() {
        DramChannel channel = stream(DramPolicies.STANDARD, true);
        DramEnergy energy = energy(channel, channel.counters().lastDataCycle());
        double bits = BURSTS * 128.0 * 8;
        assertThat((energy.writePj() + energy.inputOutputPj()) / bits).isCloseTo(5.03, within(0.01));
    }

    @Test
    void idleChannelUsesStandbyAndRefreshAlone() {
        DramChannelSpec spec =
                DramChannelSpec.of(DramTables.standard("lpddr4-3200"), 16, 1, DramPolicies.STANDARD, "row-bank-column");
        DramChannel channel = new DramChannel(spec, (tag, write, arrived, end) -> {});
        long cycles = 1_600_000; // one millisecond
        while (channel.cycle() < cycles) {
            channel.advance(cycles);
        }
        DramEnergy energy = energy(channel, cycles);
        // IDD2N: 2 mA at 1.8 V and 27 mA at 1.1 V are 33.3 mW, for a millisecond
        assertThat(energy.prechargedStandbyPj()).isCloseTo(33.3e6, within(0.1e6));
        // 256 refreshes of 280 ns, 8 mA at 1.8 V and 63 mA at 1.1 V above standby
        assertThat(energy.refreshPj()).isCloseTo(256 * 280 * 83.7, within(1e3));
        assertThat(energy.totalPj()).isEqualTo(energy.prechargedStandbyPj() + energy.refreshPj());
    }

    /** 55.8 mW (IDD0) over 97 cycles, less 37.875 mW (IDD3N) over 68 and 33.3 mW (IDD2N) over 29, of 0.625 ns each. */
    @Test
    void eachActivateTakesWhatItsCurrentDrawsAboveStandby() {
        DramChannelSpec spec = DramChannelSpec.of(
                DramTables.standard("lpddr4-3200"),
                16,
                1,
                DramPolicies.named("standard+no-refresh"),
                "row-bank-column");
        DramChannel channel = new DramChannel(spec, (tag, write, arrived, end) -> {});
        for (int row = 0; row < 10; row++) {
            channel.offer(row, row * 2048L * 8, false);
            long until = 200L * (row + 1);
            while (channel.cycle() < until) {
                channel.advance(until);
            }
        }
        assertThat(energy(channel, 2000).activatePj()).isCloseTo(10 * 1169.625, within(1e-6));
    }

    @Test
    void sumsAreByKind() {
        DramEnergy one = new DramEnergy(1, 2, 4, 8, 16, 32, 64, 128);
        DramEnergy other = new DramEnergy(256, 512, 1024, 2048, 4096, 8192, 16384, 32768);
        assertThat(one.totalPj()).isEqualTo(255);
        assertThat(one.plus(other)).isEqualTo(new DramEnergy(257, 514, 1028, 2056, 4112, 8224, 16448, 32896));
    }

    @Test
    void powerDownSavesStandbyAndCostsItsExit() {
        DramPolicy sleepy = DramPolicies.named("standard+no-refresh+power-down:100");
        DramChannelSpec spec = DramChannelSpec.of(DramTables.standard("lpddr4-3200"), 16, 1, sleepy, "row-bank-column");
        long[] end = new long[1];
        DramChannel channel = new DramChannel(spec, (tag, write, arrived, dataEnd) -> end[0] = dataEnd);
        while (channel.cycle() < 1000) {
            channel.advance(1000);
        }
        channel.offer(0, 0, false);
        while (channel.cycle() < 2000) {
            channel.advance(2000);
        }
        // exit 12, activate 29, read 28, burst 8
        assertThat(end[0]).isEqualTo(1000 + 12 + 29 + 28 + 8);
        assertThat(energy(channel, end[0]).powerDownPj()).isPositive();
    }
}
