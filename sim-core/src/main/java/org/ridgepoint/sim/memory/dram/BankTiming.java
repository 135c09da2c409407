package org.ridgepoint.sim.memory.dram;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * When each bank may take each command: a standard's rules compiled to arrays, and the earliest cycles they have led to.
 *
 * <p>A command raises the earliest cycles of its bank, its bank group, its rank and the other ranks; a command may issue
 * when the highest of the three levels that it belongs to has passed. Nothing is allocated after construction.
 */
final class BankTiming {
    private static final int COMMANDS = DramCommand.values().length;
    private static final int OTHER_RANKS = TimingScope.OTHER_RANKS.ordinal();
    private static final int HELD = COMMANDS;
    private static final int STRIDE_BITS = 4; // a power of two that holds the commands: no multiplication, no division
    private static final int ACTIVATE = DramCommand.ACTIVATE.ordinal();

    private final int ranks;
    private final int groupShift;
    private final int rankShift;
    private final long[] rankBanks;
    private final int groupBase;
    private final int rankBase;
    private final long[] ready;
    private final int[][] rules;
    private final int[] scopeBase;
    private final ActivateWindow[] windows;
    private final long[] quietBanks;
    private final long[] quietUntil;
    private final long[] noneOf = new long[1 << STRIDE_BITS];
    private final long[] noneUntil = new long[1 << STRIDE_BITS];

    BankTiming(DramStandard standard, DramGeometry geometry) {
        this.ranks = geometry.ranks();
        this.groupShift = Integer.numberOfTrailingZeros(geometry.banksPerGroup());
        this.rankShift = Integer.numberOfTrailingZeros(geometry.banksPerRank());
        long banksOfRank = geometry.banksPerRank() == Long.SIZE ? -1L : (1L << geometry.banksPerRank()) - 1;
        this.rankBanks = IntStream.range(0, ranks)
                .mapToLong(rank -> banksOfRank << rank * geometry.banksPerRank())
                .toArray();
        this.groupBase = geometry.banks() << STRIDE_BITS;
        this.rankBase = groupBase + ((geometry.banks() >> groupShift) << STRIDE_BITS);
        this.ready = new long[rankBase + (ranks << STRIDE_BITS)];
        this.rules = IntStream.range(0, COMMANDS)
                .mapToObj(command -> compile(standard, DramCommand.values()[command]))
                .toArray(int[][]::new);
        this.scopeBase = new int[TimingScope.values().length + ranks];
        this.quietBanks = new long[ranks << STRIDE_BITS];
        this.quietUntil = new long[ranks << STRIDE_BITS];
        this.windows = ActivateWindow.of(standard, ranks);
    }

    /** The first cycle at which a bank may take a command (by ordinal), as far as timing goes. */
    long earliest(int command, int bank) {
        return Math.max(
                ready[at(bank, command)],
                Math.max(
                        ready[groupBase + at(bank >> groupShift, command)],
                        ready[rankBase + at(bank >> rankShift, command)]));
    }

    /** Of a set of banks, those that may take a command now; when the others may, at the earliest, goes to the choice. */
    long readyBanks(int command, long banks, long cycle, CommandChoice choice) {
        return banks == 0 ? 0 : readyBanks(command, command, banks, cycle, choice);
    }

    /** The same for the banks whose row was opened for a burst: a question of its own, remembered by itself. */
    long readyHeldBanks(int command, long banks, long cycle, CommandChoice choice) {
        return banks == 0 ? 0 : readyBanks(command, command + HELD, banks, cycle, choice);
    }

    /** Asks rank by rank, unless the answer to more banks was "none before a cycle" and that has not come. */
    private long readyBanks(int command, int question, long banks, long cycle, CommandChoice choice) {
        if (cycle < noneUntil[question] && (banks & ~noneOf[question]) == 0) {
            choice.lookAgainAt(noneUntil[question]);
            return 0;
        }
        long readyBanks = 0;
        long soonest = DramPolicy.NEVER;
        long left = banks;
        while (left != 0) {
            int rank = Long.numberOfTrailingZeros(left) >> rankShift;
            long inRank = left & rankBanks[rank];
            left &= ~inRank;
            long rankEarliest = ready[rankBase + at(rank, command)];
            if (rankEarliest <= cycle) {
                int memory = at(rank, question);
                readyBanks |= readyInRank(command, memory, inRank, cycle);
                rankEarliest = quietUntil[memory];
            }
            soonest = Math.min(soonest, rankEarliest);
        }
        if (readyBanks == 0) {
            noneOf[question] = banks;
            noneUntil[question] = soonest;
        }
        choice.lookAgainAt(soonest);
        return readyBanks;
    }

    /**
     * Each question remembers the banks that it found not ready and the first cycle at which one of them can be: as rules
     * only ever delay, these need not be looked at before, whatever has happened since.
     */
    private long readyInRank(int command, int memory, long banks, long cycle) {
        boolean remembers = cycle < quietUntil[memory];
        long quiet = remembers ? quietBanks[memory] : 0;
        long soonest = remembers ? quietUntil[memory] : DramPolicy.NEVER;
        long readyBanks = 0;
        for (long left = banks & ~quiet; left != 0; left &= left - 1) {
            int bank = Long.numberOfTrailingZeros(left);
            long earliest = Math.max(ready[at(bank, command)], ready[groupBase + at(bank >> groupShift, command)]);
            if (earliest > cycle) {
                soonest = Math.min(soonest, earliest);
                quiet |= left & -left;
            } else {
                readyBanks |= left & -left;
            }
        }
        quietBanks[memory] = quiet;
        quietUntil[memory] = soonest;
        return readyBanks;
    }

    /** The first cycle at which the bank alone would let the command pass: its row is there. */
    long earliestInBank(int command, int bank) {
        return ready[at(bank, command)];
    }

    /** The first cycle at which the bank group would let the command pass. */
    long earliestInGroup(int command, int bank) {
        return ready[groupBase + at(bank >> groupShift, command)];
    }

    /** The first cycle at which the rank would let the command pass. */
    long earliestInRank(int command, int bank) {
        return ready[rankBase + at(bank >> rankShift, command)];
    }

    /** Notes that a command went out to a bank; for a command to a whole rank, any bank of it. */
    void issue(int command, int bank, long cycle) {
        int rank = bank >> rankShift;
        scopeBase[TimingScope.BANK.ordinal()] = at(bank, 0);
        scopeBase[TimingScope.BANK_GROUP.ordinal()] = groupBase + at(bank >> groupShift, 0);
        scopeBase[TimingScope.RANK.ordinal()] = rankBase + at(rank, 0);
        for (int other = 1; other < ranks; other++) {
            scopeBase[OTHER_RANKS + other - 1] = rankBase + at((rank + other) & (ranks - 1), 0);
        }
        int[] triples = rules[command];
        for (int i = 0; i < triples.length; i += 3) {
            int place = scopeBase[triples[i]] + triples[i + 1];
            ready[place] = Math.max(ready[place], cycle + triples[i + 2]);
        }
        if (command == ACTIVATE) {
            noteActivate(rank, cycle);
        }
    }

    /** The banks of a rank, as a bit set. */
    long banksOfRank(int rank) {
        return rankBanks[rank];
    }

    /** Lets no command through to a rank before a cycle: it wakes up. */
    void holdRank(int rank, long cycle) {
        for (int command = 0; command < COMMANDS; command++) {
            int place = rankBase + at(rank, command);
            ready[place] = Math.max(ready[place], cycle);
        }
    }

    private void noteActivate(int rank, long cycle) {
        int place = rankBase + at(rank, ACTIVATE);
        for (ActivateWindow window : windows) {
            ready[place] = Math.max(ready[place], window.note(rank, cycle));
        }
    }

    private static int at(int place, int command) {
        return place << STRIDE_BITS | command;
    }

    /**
     * What follows from a command, as triples of scope, later command and cycles, the longest of each; a scope of other
     * ranks once for each of them. An access that precharges by itself may go when a plain one may, so nobody asks for its
     * own earliest cycle.
     */
    private int[] compile(DramStandard standard, DramCommand from) {
        List<Integer> triples = new ArrayList<>();
        for (TimingScope scope : TimingScope.values()) {
            for (DramCommand to : DramCommand.values()) {
                int cycles = longest(standard, scope, from, to);
                boolean asked = to != DramCommand.READ_PRECHARGE && to != DramCommand.WRITE_PRECHARGE;
                int times = scope == TimingScope.OTHER_RANKS ? ranks - 1 : 1;
                for (int i = 0; i < times && cycles > 0 && asked; i++) {
                    triples.addAll(List.of(scope.ordinal() + i, to.ordinal(), cycles));
                }
            }
        }
        return triples.stream().mapToInt(Integer::intValue).toArray();
    }

    private static int longest(DramStandard standard, TimingScope scope, DramCommand from, DramCommand to) {
        return standard.rules().stream()
                .filter(rule -> rule.scope() == scope && rule.window().orElse(1) == 1)
                .filter(rule -> rule.from().contains(from) && rule.to().contains(to))
                .mapToInt(standard::cycles)
                .max()
                .orElse(0);
    }

    /** The last few activates of each rank. */
    private static final class ActivateWindow {
        private final int depth;
        private final int cycles;
        private final long[] free;
        private final int[] next;

        private ActivateWindow(int ranks, int depth, int cycles) {
            this.depth = depth;
            this.cycles = cycles;
            this.free = new long[ranks * depth];
            this.next = new int[ranks];
        }

        static ActivateWindow[] of(DramStandard standard, int ranks) {
            return standard.rules().stream()
                    .filter(rule -> rule.window().orElse(1) > 1)
                    .map(rule -> new ActivateWindow(ranks, rule.window().get(), standard.cycles(rule)))
                    .toArray(ActivateWindow[]::new);
        }

        /** Notes an activate and returns the first cycle at which the window lets another pass. */
        long note(int rank, long cycle) {
            free[rank * depth + next[rank]] = cycle + cycles;
            next[rank] = (next[rank] + 1) % depth;
            return free[rank * depth + next[rank]];
        }
    }
}
