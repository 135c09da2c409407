package org.ridgepoint.sim.memory.dram;

import java.util.List;
import java.util.Optional;
import org.ridgepoint.sim.memory.dram.table.DramChannelSpec;
import org.ridgepoint.sim.memory.dram.table.DramCommand;
import org.ridgepoint.sim.memory.dram.table.DramStandard;
import org.ridgepoint.sim.memory.dram.table.DramSupply;
import org.ridgepoint.sim.memory.dram.table.IddState;

/**
 * What a channel used, in picojoules: its counts multiplied by prices from the standard's currents.
 *
 * <p>An activate with its precharge costs what IDD0 draws over tRC above standby; a burst what IDD4 draws above IDD3N; a
 * refresh what IDD5 draws above IDD2N over tRFC; standby what each state draws, in all ranks, all the time.
 *
 * @param activatePj activates and precharges
 * @param readPj reads, in the core
 * @param writePj writes, in the core
 * @param inputOutputPj the data pins, where the table states their supply
 * @param refreshPj refreshes
 * @param activeStandbyPj standby with a row open
 * @param prechargedStandbyPj standby with all rows closed
 * @param powerDownPj standby in power-down
 */
public record DramEnergy(
        double activatePj,
        double readPj,
        double writePj,
        double inputOutputPj,
        double refreshPj,
        double activeStandbyPj,
        double prechargedStandbyPj,
        double powerDownPj) {
    private static final double WATTS_PER_MILLIWATT = 1e-3;

    /** All of it. */
    public double totalPj() {
        return activatePj
                + readPj
                + writePj
                + inputOutputPj
                + refreshPj
                + activeStandbyPj
                + prechargedStandbyPj
                + powerDownPj;
    }

    /** Both together. */
    public DramEnergy plus(DramEnergy other) {
        return new DramEnergy(
                activatePj + other.activatePj,
                readPj + other.readPj,
                writePj + other.writePj,
                inputOutputPj + other.inputOutputPj,
                refreshPj + other.refreshPj,
                activeStandbyPj + other.activeStandbyPj,
                prechargedStandbyPj + other.prechargedStandbyPj,
                powerDownPj + other.powerDownPj);
    }

    /** What a channel used from cycle 0 to a cycle; empty where its standard's table states no currents. */
    public static Optional<DramEnergy> of(DramChannel channel, long endCycle) {
        DramStandard standard = channel.spec().standard();
        if (standard.supplies().isEmpty()) {
            return Optional.empty();
        }
        Prices prices = new Prices(channel.spec());
        DramCounters counts = channel.counters();
        RankActivity activity = channel.activityUntil(endCycle);
        return Optional.of(new DramEnergy(
                counts.commands(DramCommand.ACTIVATE) * prices.activatePj(),
                counts.reads() * prices.burstPj(IddState.IDD4R, false),
                counts.writes() * prices.burstPj(IddState.IDD4W, false),
                counts.reads() * prices.burstPj(IddState.IDD4R, true)
                        + counts.writes() * prices.burstPj(IddState.IDD4W, true),
                prices.refreshesPj(counts),
                activity.activeCycles() * prices.cyclePj(IddState.IDD3N),
                activity.prechargedCycles() * prices.cyclePj(IddState.IDD2N),
                activity.activeDownCycles() * prices.cyclePj(IddState.IDD3P)
                        + activity.prechargedDownCycles() * prices.cyclePj(IddState.IDD2P)));
    }

    /** Watts that a channel draws, in all ranks, with all rows closed, its refreshes left out; none without currents. */
    public static double standbyWatts(DramChannelSpec spec) {
        Prices prices = new Prices(spec);
        return spec.geometry().ranks() * prices.cyclePj(IddState.IDD2N) / prices.cycleNs * WATTS_PER_MILLIWATT;
    }

    /** Energies of single actions of one rank. Milliwatts times nanoseconds are picojoules. */
    private static final class Prices {
        private final DramStandard standard;
        private final List<DramSupply> supplies;
        private final double cycleNs;
        private final int devices;

        Prices(DramChannelSpec spec) {
            this.standard = spec.standard();
            this.supplies = standard.supplies();
            this.cycleNs = standard.clockPeriod().femtoseconds() * 1e-6;
            this.devices = spec.geometry().widthBits()
                    / standard.organization().deviceWidth().bits();
        }

        double cyclePj(IddState state) {
            return supplies.stream()
                            .mapToDouble(supply -> supply.milliwatts(state))
                            .sum()
                    * cycleNs
                    * devices;
        }

        double activatePj() {
            int open = standard.timing("tRAS");
            int cycle = standard.timing("tRC");
            return cyclePj(IddState.IDD0) * cycle
                    - cyclePj(IddState.IDD3N) * open
                    - cyclePj(IddState.IDD2N) * (cycle - open);
        }

        double burstPj(IddState state, boolean inputOutput) {
            return supplies.stream()
                            .filter(supply -> supply.inputOutput() == inputOutput)
                            .mapToDouble(supply -> supply.milliwatts(state) - supply.milliwatts(IddState.IDD3N))
                            .sum()
                    * standard.timing("burst")
                    * cycleNs
                    * devices;
        }

        double refreshesPj(DramCounters counts) {
            double all = (cyclePj(IddState.IDD5) - cyclePj(IddState.IDD2N)) * standard.timing("tRFC");
            int banks = standard.organization().banks();
            double one = statesOneBank()
                    ? (cyclePj(IddState.IDD5PB) - cyclePj(IddState.IDD2N)) * standard.timing("tRFCpb")
                    : all / banks;
            double same = all / standard.organization().banksPerGroup();
            return counts.commands(DramCommand.REFRESH_ALL) * all
                    + counts.commands(DramCommand.REFRESH_BANK) * one
                    + counts.commands(DramCommand.REFRESH_SAME_BANK) * same;
        }

        private boolean statesOneBank() {
            return supplies.stream().anyMatch(supply -> supply.states(IddState.IDD5PB));
        }
    }
}
