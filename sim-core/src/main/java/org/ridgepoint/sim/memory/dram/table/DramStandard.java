package org.ridgepoint.sim.memory.dram.table;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.ridgepoint.sim.quantity.Duration;

/**
 * One DRAM standard and speed grade as a table: layout, clock, timing rules, currents. No standard has code of its own.
 *
 * <p>Timing: everything is counted in periods of {@code clockPeriod}, the command clock.
 *
 * <p>Not modelled: a pseudo-channel that uses the turns on the command bus which its idle sister leaves.
 *
 * @param name e.g. {@code lpddr4-3200}
 * @param family e.g. {@code LPDDR4}
 * @param clockPeriod period of the command clock
 * @param organization layout of a device
 * @param timingCycles named timings in clock cycles: at least {@code CL, CWL, burst, tRCD (or tRCDRD), tRP, tRAS, tRC,
 *     tREFI}
 * @param rules what waits for what, in terms of these names
 * @param commandCycles cycles that a command holds its command bus; 1 where not listed
 * @param splitCommandBus whether row and column commands have a bus each, as in HBM
 * @param pseudoChannels channels of this table that share their command buses, as in HBM (default 1)
 * @param supplies what the device draws; empty where no source states it
 * @param system how it is usually built: the default of a characterisation run
 * @param sources where each group of numbers comes from
 */
public record DramStandard(
        String name,
        String family,
        Duration clockPeriod,
        DramOrganization organization,
        Map<String, Integer> timingCycles,
        List<TimingRule> rules,
        Map<DramCommand, Integer> commandCycles,
        boolean splitCommandBus,
        Optional<Integer> pseudoChannels,
        List<DramSupply> supplies,
        DramSystem system,
        Map<String, String> sources) {
    public DramStandard {
        timingCycles = Collections.unmodifiableMap(new TreeMap<>(timingCycles));
        rules = List.copyOf(rules);
        Map<DramCommand, Integer> commands = new EnumMap<>(DramCommand.class);
        commands.putAll(commandCycles);
        commandCycles = Collections.unmodifiableMap(commands);
        supplies = List.copyOf(supplies);
        sources = Collections.unmodifiableMap(new TreeMap<>(sources));
        new StandardChecks(
                        name, clockPeriod, organization, timingCycles, rules, commandCycles, pseudoChannels, supplies)
                .require();
    }

    /** The share of its time that a rank spends in refreshes of all its banks; 0 where the table states no tRFC. */
    public double refreshShare() {
        return (double) timingCycles.getOrDefault("tRFC", 0) / timing("tREFI");
    }

    /** A named timing in cycles; an unknown name is an error that lists the known ones. */
    public int timing(String timingName) {
        return TimingSum.value(timingName, timingCycles);
    }

    /** The cycles of a rule; a turnaround that the pins never need is 0. */
    public int cycles(TimingRule rule) {
        return Math.max(0, TimingSum.value(rule.cycles(), timingCycles));
    }

    /** Cycles that a command holds its command bus. */
    public int commandCycles(DramCommand command) {
        return commandCycles.getOrDefault(command, 1);
    }

    /**
     * The standard as each of some channels side by side sees it: a command bus that several share is theirs in equal turns,
     * so that a command holds it for so many times its cycles. The last of an odd number gives way as if its sister were there.
     */
    public DramStandard besideOthers(int channels) {
        int sharers = Math.min(channels, pseudoChannels.orElse(1));
        if (sharers == 1) {
            return this;
        }
        Map<DramCommand, Integer> turns = new EnumMap<>(DramCommand.class);
        for (DramCommand command : DramCommand.values()) {
            turns.put(command, sharers * commandCycles(command));
        }
        return new DramStandard(
                name,
                family,
                clockPeriod,
                organization,
                timingCycles,
                rules,
                turns,
                splitCommandBus,
                Optional.empty(),
                supplies,
                system,
                sources);
    }

    /** Whether its currents hold those of the data pins; a standard without them looks better than it is. */
    public boolean pricesPins() {
        return supplies.stream().anyMatch(DramSupply::inputOutput);
    }
}
