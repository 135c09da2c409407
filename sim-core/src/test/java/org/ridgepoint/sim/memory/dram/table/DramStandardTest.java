package org.ridgepoint.sim.memory.dram.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.ridgepoint.sim.memory.dram.DramTables;
import org.ridgepoint.sim.quantity.Current;

class DramStandardTest {
    @Test
    void peakIsThatOfTheDataSheet() {
        Map<String, Double> gigabytesPerSecond = Map.of(
                "lpddr4-3200", 25.6, // x64
                "lpddr4-4266", 34.1,
                "ddr4-3200", 25.6,
                "ddr5-6400", 25.6, // one subchannel
                "gddr6-10", 20.0, // x16
                "hbm2-2000", 16.0, // one pseudo-channel
                "hbm3-6400", 25.6,
                "lpddr5-6400", 12.8); // x16
        gigabytesPerSecond.forEach(
                (name, peak) -> assertThat(DramTables.usual(name).peakBytesPerSecond() / 1e9)
                        .as(name)
                        .isBetween(peak * 0.995, peak * 1.005));
    }

    @Test
    void everyTableNamesItsSources() {
        for (String name : DramTables.names()) {
            DramStandard standard = DramTables.standard(name);
            assertThat(standard.name()).isEqualTo(name);
            assertThat(standard.sources()).as(name).containsKeys("timing", "currents");
        }
    }

    @Test
    void pseudoChannelsTakeTurnsOnTheirCommandBuses() {
        DramStandard hbm2 = DramTables.standard("hbm2-2000");
        assertThat(hbm2.besideOthers(1)).isEqualTo(hbm2);
        for (int channels : new int[] {2, 3, 16}) {
            DramStandard one = hbm2.besideOthers(channels);
            assertThat(one.commandCycles(DramCommand.ACTIVATE)).isEqualTo(4);
            assertThat(one.commandCycles(DramCommand.PRECHARGE)).isEqualTo(2);
            assertThat(one.commandCycles(DramCommand.READ)).isEqualTo(2);
            assertThat(one.besideOthers(channels)).isEqualTo(one);
        }
    }

    @Test
    void onlyPseudoChannelsOfHbmShareACommandBus() {
        assertThat(DramTables.names().stream()
                        .map(DramTables::standard)
                        .filter(standard -> !standard.besideOthers(2).equals(standard))
                        .map(DramStandard::name))
                .containsExactly("hbm2-2000", "hbm2-2400", "hbm2e-3200", "hbm3-6400");
    }

    @Test
    void timingsThatContradictEachOtherAreRefused() {
        assertThatThrownBy(() -> ddr4With("tRC", 50)).hasMessageContaining("tRC 50 contradicts tRAS + tRP = 56");
        assertThatThrownBy(() -> ddr4With("burst", 0)).hasMessageContaining("must be positive");
        assertThatThrownBy(() -> ddr4With("tWR", -1)).hasMessageContaining("tWR must not be negative");
        assertThatThrownBy(() -> ddr4With("tCCD_S", 3))
                .hasMessageContaining(
                        "bursts take 4 cycles, but the rules let a read follow another in its rank after 3");
        assertThatThrownBy(() -> ddr4With("tREFI", 420 + 56))
                .hasMessageContaining("tREFI 476 contradicts tRFC + tRC = 476");
        assertThat(ddr4With("tREFI", 420 + 57).timing("tREFI")).isEqualTo(477);
    }

    @Test
    void moreTimingsThatContradictEachOtherAreRefused() {
        assertThatThrownBy(() -> ddr4With("tRCD", 40)).hasMessageContaining("tRAS 39 contradicts tRCD 40");
        assertThat(ddr4With("tRCD", 39).timing("tRCD")).isEqualTo(39);
        assertThatThrownBy(() -> ddr4With("tCCD_L", 3)).hasMessageContaining("tCCD_L 3 contradicts tCCD_S 4");
        assertThatThrownBy(() -> ddr4With("tRRD_L", 3)).hasMessageContaining("tRRD_L 3 contradicts tRRD_S 4");
        assertThatThrownBy(() -> ddr4With("tWTR_L", 2)).hasMessageContaining("tWTR_L 2 contradicts tWTR_S 3");
        assertThatThrownBy(() -> ddr4With("tFAW", 3)).hasMessageContaining("tFAW 3 contradicts tRRD_S 4");
        assertThat(ddr4With("tFAW", 4).timing("tFAW")).isEqualTo(4);
        assertThatThrownBy(() -> ddr4With("burst", 3)).hasMessageContaining("burst 3 contradicts burstLength 8");
        assertThatThrownBy(() -> ddr4With("burst", 16)).hasMessageContaining("burst 16 contradicts burstLength 8");
        assertThatThrownBy(() -> ddr4With("tCCD_L", 1_000_000_007))
                .hasMessageContaining("tCCD_L must be at most 100000");
        assertThatThrownBy(() -> ddr4With("tFOO", 3)).hasMessageContaining("names tFOO, which no rule");
        assertThat(ddr4With("tREFI", 100_000).timing("tREFI")).isEqualTo(100_000);
    }

    @Test
    void aTimingOfWhichNoughtIsNoneIsRefusedByItsName() {
        for (String timing : List.of("CL", "burst", "tREFI")) {
            assertThatThrownBy(() -> ddr4With(timing, 0)).hasMessageContaining(timing + " must be positive, was 0");
        }
    }

    @Test
    void commandsHoldTheirBusForACycleAtLeast() {
        DramStandard table = DramTables.standard("hbm2-2000");
        for (int cycles : new int[] {-1, 0, 513, 1_000_000_000}) {
            assertThatThrownBy(() -> with(table, Map.of(DramCommand.ACTIVATE, cycles), table.supplies()))
                    .hasMessage("commandCycles must give ACTIVATE from 1 to 512 cycles, was " + cycles);
        }
        assertThat(with(table, Map.of(DramCommand.ACTIVATE, 512), table.supplies())
                        .besideOthers(2)
                        .commandCycles(DramCommand.ACTIVATE))
                .isEqualTo(1024);
    }

    @Test
    void actionsDrawAtLeastWhatStandbyDoes() {
        supplyRefused(IddState.IDD4R, "20 mA", "IDD4R of VDD contradicts IDD3N", "20 mA against 27.5 mA");
        supplyRefused(IddState.IDD4W, "0 mA", "IDD4W of VDD contradicts IDD3N");
        supplyRefused(IddState.IDD5, "19 mA", "IDD5 of VDD contradicts IDD2N");
        supplyRefused(IddState.IDD5PB, "19 mA", "IDD5PB of VDD contradicts IDD2N");
        supplyRefused(IddState.IDD0, "25 mA", "IDD0 of VDD contradicts IDD3N and IDD2N");
    }

    private static void supplyRefused(IddState state, String current, String... parts) {
        DramStandard table = DramTables.standard("hbm2-2000");
        DramSupply supply = table.supplies().get(0);
        Map<IddState, Current> currents = new TreeMap<>(supply.currents());
        currents.put(state, Current.parse(current));
        DramSupply changed = new DramSupply(supply.name(), supply.voltage(), supply.inputOutput(), currents);
        assertThatThrownBy(() -> with(table, table.commandCycles(), List.of(changed)))
                .hasMessageContainingAll(parts);
    }

    private static DramStandard with(
            DramStandard table, Map<DramCommand, Integer> commandCycles, List<DramSupply> supplies) {
        return new DramStandard(
                table.name(),
                table.family(),
                table.clockPeriod(),
                table.organization(),
                table.timingCycles(),
                table.rules(),
                commandCycles,
                table.splitCommandBus(),
                table.pseudoChannels(),
                supplies,
                table.system(),
                table.sources());
    }

    private static DramStandard ddr4With(String timing, int cycles) {
        DramStandard table = DramTables.standard("ddr4-2400");
        Map<String, Integer> timings = new TreeMap<>(table.timingCycles());
        timings.put(timing, cycles);
        return new DramStandard(
                table.name(),
                table.family(),
                table.clockPeriod(),
                table.organization(),
                timings,
                table.rules(),
                table.commandCycles(),
                table.splitCommandBus(),
                table.pseudoChannels(),
                table.supplies(),
                table.system(),
                table.sources());
    }

    @Test
    void sumsOfTimingsReadAsTheyAreWritten() {
        Map<String, Integer> timings = Map.of("CL", 17, "CWL", 12, "burst", 4);
        assertThat(TimingSum.value("CL + burst + 2 - CWL", timings)).isEqualTo(11);
        assertThatThrownBy(() -> TimingSum.value("CL + tXX", timings))
                .hasMessageContaining("\"CL + tXX\" needs \"tXX\", which timingCycles does not state");
        assertThatThrownBy(() -> TimingSum.value("CL +", timings)).hasMessageContaining("ends in a sign");
        assertThatThrownBy(() -> TimingSum.value("CL * 2", timings)).hasMessageContaining("expected + or -");
        assertThatThrownBy(() -> TimingSum.value("CL + 2x", timings)).hasMessageContaining("whole number");
        assertThatThrownBy(() -> TimingSum.value("CL + 99999999999", timings)).hasMessageContaining("whole number");
    }

    @Test
    void channelWidthIsMadeUpOfWholeDevices() {
        DramStandard lpddr4 = DramTables.standard("lpddr4-3200");
        assertThat(DramGeometry.of(lpddr4, 32, 1).burstBytes()).isEqualTo(64);
        assertThatThrownBy(() -> DramGeometry.of(lpddr4, 8, 1))
                .hasMessageContaining("multiple of the device's 16 bits");
        assertThatThrownBy(() -> DramGeometry.of(lpddr4, 32, 16)).hasMessageContaining("at most 64 banks");
        DramStandard gddr6 = DramTables.standard("gddr6-14");
        assertThatThrownBy(() -> DramGeometry.of(gddr6, 16, 2)).hasMessageContaining("has one rank");
        assertThatThrownBy(() -> DramPolicies.named("fast")).hasMessageContaining("known are");
        assertThat(List.of("standard", "dramsim3", "ramulator"))
                .allSatisfy(name -> assertThat(DramPolicies.named(name).name()).isEqualTo(name));
    }
}
