package org.ridgepoint.sim.memory.dram.table;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ridgepoint.sim.quantity.Duration;
import org.ridgepoint.sim.quantity.RefusedKey;

/** What a standard's table may not say, since no device could be built so: each check refuses with both numbers. */
record StandardChecks(
        String name,
        Duration clockPeriod,
        DramOrganization organization,
        Map<String, Integer> timings,
        List<TimingRule> rules,
        Map<DramCommand, Integer> commandCycles,
        Optional<Integer> pseudoChannels,
        List<DramSupply> supplies) {
    /** More than any timing of any DRAM: refreshes of fast standards lie some ten thousand cycles apart. */
    private static final int MOST_CYCLES = 100_000;

    private static final int MOST_PSEUDO_CHANNELS = 16;
    /** With the turns of all that share the bus. */
    private static final int MOST_COMMAND_CYCLES = 1024;
    /** Transfers in a cycle of the command clock; the fastest standard has 16. */
    private static final int MOST_TRANSFERS = 16;

    private static final List<String> DUE = List.of("CL", "CWL", "burst", "tRP", "tRAS", "tRC", "tREFI");
    /** Those of which 0 is none. */
    private static final List<String> POSITIVE = List.of("CL", "burst", "tREFI");
    /** Those that the channel asks for by name, where they are there. */
    private static final List<String> ASKED = List.of("tRFC", "tRFCpb", "tXP");

    void require() {
        if (clockPeriod.femtoseconds() <= 0) {
            throw new IllegalArgumentException(name + ": clockPeriod must be positive, was " + clockPeriod);
        }
        int sharers = pseudoChannels.orElse(1);
        if (sharers < 1 || sharers > MOST_PSEUDO_CHANNELS) {
            throw new IllegalArgumentException(
                    name + ": pseudoChannels must be from 1 to " + MOST_PSEUDO_CHANNELS + ", was " + sharers);
        }
        requireTimings();
        rules.forEach(this::requireRule);
        requireKnownNames();
        requireOrder();
        requireBurst();
        requireBurstsApart(DramCommand.READ);
        requireBurstsApart(DramCommand.WRITE);
        requireTimeBetweenRefreshes();
        commandCycles.forEach(this::requireCommandCycles);
        supplies.forEach(this::requireAboveStandby);
    }

    private void requireTimings() {
        timings.forEach((timing, cycles) -> {
            if (cycles < 0) {
                throw new IllegalArgumentException(name + ": " + timing + " must not be negative, was " + cycles);
            }
            if (cycles > MOST_CYCLES) {
                throw new IllegalArgumentException(
                        name + ": " + timing + " must be at most " + MOST_CYCLES + " cycles, was " + cycles);
            }
        });
        DUE.forEach(timing -> TimingSum.value(timing, timings));
        for (String timing : POSITIVE) {
            if (timings.get(timing) == 0) {
                throw new IllegalArgumentException(name + ": " + timing + " must be positive, was 0");
            }
        }
    }

    private void requireRule(TimingRule rule) {
        int cycles = TimingSum.value(rule.cycles(), timings);
        boolean mayVanish = rule.scope() == TimingScope.OTHER_RANKS;
        if (cycles < 0 && !mayVanish || cycles > MOST_CYCLES) {
            throw new IllegalArgumentException(
                    name + ": rule " + rule.name() + " comes to " + cycles + " cycles; expected 0 to " + MOST_CYCLES);
        }
    }

    /** A timing that nothing asks for would be without effect, most likely a slip of the pen. */
    private void requireKnownNames() {
        Set<String> known = rules.stream()
                .flatMap(rule -> TimingSum.names(rule.cycles()))
                .collect(Collectors.toCollection(TreeSet::new));
        Stream.concat(DUE.stream(), ASKED.stream()).forEach(known::add);
        for (String timing : timings.keySet()) {
            if (!known.contains(timing)) {
                throw new RefusedKey(
                        "timingCycles",
                        "names " + timing + ", which no rule of " + name + " asks for; known are "
                                + String.join(", ", known));
            }
        }
    }

    private void requireOrder() {
        int row = timings.get("tRAS") + timings.get("tRP");
        if (timings.get("tRC") < row) {
            throw new IllegalArgumentException(name + ": tRC " + timings.get("tRC") + " contradicts tRAS + tRP = " + row
                    + ": a row cannot open again before it has closed");
        }
        for (String opening : List.of("tRCD", "tRCDRD", "tRCDWR")) {
            requireAtLeast("tRAS", opening, "a row would close before it can be accessed");
        }
        for (String distance : List.of("tCCD", "tRRD", "tWTR")) {
            requireAtLeast(distance + "_L", distance + "_S", "the long distance is that within a bank group");
        }
        requireAtLeast("tFAW", "tRRD", "four activates would pass sooner than two");
        requireAtLeast("tFAW", "tRRD_S", "four activates would pass sooner than two");
    }

    private void requireAtLeast(String longer, String shorter, String why) {
        Integer most = timings.get(longer);
        Integer least = timings.get(shorter);
        if (most != null && least != null && most < least) {
            throw new IllegalArgumentException(
                    name + ": " + longer + " " + most + " contradicts " + shorter + " " + least + ": " + why);
        }
    }

    private void requireBurst() {
        int burst = timings.get("burst");
        int length = organization.burstLength();
        int transfers = length / burst;
        if (length % burst != 0 || Integer.bitCount(transfers) != 1 || transfers > MOST_TRANSFERS) {
            throw new IllegalArgumentException(name + ": burst " + burst + " contradicts burstLength " + length
                    + ": a cycle of the command clock has 1, 2, 4, 8 or 16 transfers");
        }
    }

    /** Nothing else than such a rule keeps two bursts of a rank from the pins at once. */
    private void requireBurstsApart(DramCommand access) {
        int burst = timings.get("burst");
        int apart = rules.stream()
                .filter(rule -> rule.scope() == TimingScope.RANK)
                .filter(rule -> rule.from().contains(access) && rule.to().contains(access))
                .mapToInt(rule -> TimingSum.value(rule.cycles(), timings))
                .max()
                .orElse(burst);
        if (apart < burst) {
            throw new IllegalArgumentException(name + ": bursts take " + burst + " cycles, but the rules let a "
                    + access.name().toLowerCase(Locale.ROOT) + " follow another in its rank after " + apart
                    + ": they would meet on the pins");
        }
    }

    private void requireTimeBetweenRefreshes() {
        int refresh = timings.getOrDefault("tRFC", 0);
        int row = timings.get("tRC");
        if (timings.get("tREFI") <= refresh + row) {
            throw new IllegalArgumentException(name + ": tREFI " + timings.get("tREFI") + " contradicts tRFC + tRC = "
                    + (refresh + row) + ": between refreshes there is no time to open a row");
        }
    }

    private void requireCommandCycles(DramCommand command, int cycles) {
        int most = MOST_COMMAND_CYCLES / pseudoChannels.orElse(1);
        if (cycles < 1 || cycles > most) {
            throw new RefusedKey(
                    "commandCycles", "must give " + command + " from 1 to " + most + " cycles, was " + cycles);
        }
    }

    /** What actions draw is told above standby, and energy cannot be negative. */
    private void requireAboveStandby(DramSupply supply) {
        TimingSum.value(supply.states(IddState.IDD5PB) ? "tRFC + tRFCpb" : "tRFC", timings);
        requireAbove(supply, IddState.IDD4R, IddState.IDD3N);
        requireAbove(supply, IddState.IDD4W, IddState.IDD3N);
        if (!supply.inputOutput()) {
            requireAbove(supply, IddState.IDD5, IddState.IDD2N);
            if (supply.states(IddState.IDD5PB)) {
                requireAbove(supply, IddState.IDD5PB, IddState.IDD2N);
            }
            requireActivateAbove(supply);
        }
    }

    private void requireAbove(DramSupply supply, IddState action, IddState standby) {
        if (supply.milliwatts(action) < supply.milliwatts(standby)) {
            throw new IllegalArgumentException(name + ": " + action + " of " + supply.name() + " contradicts " + standby
                    + ": an action cannot draw less than standby, was " + current(supply, action) + " against "
                    + current(supply, standby));
        }
    }

    private void requireActivateAbove(DramSupply supply) {
        int open = timings.get("tRAS");
        int row = timings.get("tRC");
        double standby = supply.milliwatts(IddState.IDD3N) * open + supply.milliwatts(IddState.IDD2N) * (row - open);
        if (supply.milliwatts(IddState.IDD0) * row < standby) {
            throw new IllegalArgumentException(name + ": IDD0 of " + supply.name()
                    + " contradicts IDD3N and IDD2N: a row cannot draw less than standby over tRC, was "
                    + current(supply, IddState.IDD0) + " against " + current(supply, IddState.IDD3N) + " and "
                    + current(supply, IddState.IDD2N));
        }
    }

    private static String current(DramSupply supply, IddState state) {
        return supply.states(state) ? supply.currents().get(state).toString() : "none";
    }
}
