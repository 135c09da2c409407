package org.ridgepoint.sim.memory.dram;

import java.util.ArrayList;
import java.util.Arrays;
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
    private static final int READ_PRECHARGE = DramCommand.READ_PRECHARGE.ordinal();
    private static final int WRITE_PRECHARGE = DramCommand.WRITE_PRECHARGE.ordinal();
    private static final int HELD = COMMANDS;
    private static final int STRIDE_BITS = 4; // a power of two that holds the commands: no multiplication, no division
    private static final int ACTIVATE = DramCommand.ACTIVATE.ordinal();

    private final int ranks;
    private final int groupShift;
    private final int rankShift;
    private final long[] rankBanks;
    private final long[] bankReady;
    private final long[] groupReady;
    private final long[] rankReady;
    private final int[][] bankRules;
    private final int[][] groupRules;
    private final int[][] rankRules;
    private final int[][] otherRankRules;
    private final ActivateWindow[] windows;
    private final long[] quietBanks;
    private final long[] quietUntil;

    BankTiming(DramStandard standard, DramGeometry geometry) {
        this.ranks = geometry.ranks();
        this.groupShift = Integer.numberOfTrailingZeros(geometry.banksPerGroup());
        this.rankShift = Integer.numberOfTrailingZeros(geometry.banksPerRank());
        long banksOfRank = geometry.banksPerRank() == Long.SIZE ? -1L : (1L << geometry.banksPerRank()) - 1;
        this.rankBanks = IntStream.range(0, ranks)
                .mapToLong(rank -> banksOfRank << rank * geometry.banksPerRank())
                .toArray();
        this.bankReady = new long[geometry.banks() << STRIDE_BITS];
        this.groupReady = new long[(geometry.banks() >> groupShift) << STRIDE_BITS];
        this.rankReady = new long[ranks << STRIDE_BITS];
        this.bankRules = compile(standard, TimingScope.BANK);
        this.groupRules = compile(standard, TimingScope.BANK_GROUP);
        this.rankRules = compile(standard, TimingScope.RANK);
        this.otherRankRules = compile(standard, TimingScope.OTHER_RANKS);
        this.quietBanks = new long[ranks << STRIDE_BITS];
        this.quietUntil = new long[ranks << STRIDE_BITS];
        this.windows = ActivateWindow.of(standard, ranks);
    }

    /** The first cycle at which a bank may take a command (by ordinal), as far as timing goes. */
    long earliest(int command, int bank) {
        return Math.max(
                bankReady[at(bank, command)],
                Math.max(groupReady[at(bank >> groupShift, command)], rankReady[at(bank >> rankShift, command)]));
    }

    /** Of a set of banks, those that may take a command now; when the others may, at the earliest, goes to the choice. */
    long readyBanks(int command, long banks, long cycle, CommandChoice choice) {
        return banks == 0 ? 0 : readyBanks(command, command, banks, cycle, choice);
    }

    /** The same for the banks whose row was opened for a burst: a question of its own, remembered by itself. */
    long readyHeldBanks(int command, long banks, long cycle, CommandChoice choice) {
        return banks == 0 ? 0 : readyBanks(command, command + HELD, banks, cycle, choice);
    }

    private long readyBanks(int command, int question, long banks, long cycle, CommandChoice choice) {
        long ready = 0;
        long left = banks;
        while (left != 0) {
            int rank = Long.numberOfTrailingZeros(left) >> rankShift;
            long inRank = left & rankBanks[rank];
            left &= ~inRank;
            long rankEarliest = rankReady[at(rank, command)];
            if (rankEarliest > cycle) {
                choice.lookAgainAt(rankEarliest); // for the whole rank at once
            } else {
                ready |= readyInRank(command, at(rank, question), inRank, cycle, choice);
            }
        }
        return ready;
    }

    /**
     * Each question remembers the banks that it found not ready and the first cycle at which one of them can be: as rules
     * only ever delay, these need not be looked at before, whatever has happened since.
     */
    private long readyInRank(int command, int memory, long banks, long cycle, CommandChoice choice) {
        boolean remembers = cycle < quietUntil[memory];
        long quiet = remembers ? quietBanks[memory] : 0;
        long soonest = remembers ? quietUntil[memory] : DramPolicy.NEVER;
        long ready = 0;
        for (long left = banks & ~quiet; left != 0; left &= left - 1) {
            int bank = Long.numberOfTrailingZeros(left);
            long earliest = Math.max(bankReady[at(bank, command)], groupReady[at(bank >> groupShift, command)]);
            if (earliest > cycle) {
                soonest = Math.min(soonest, earliest);
                quiet |= left & -left;
            } else {
                ready |= left & -left;
            }
        }
        quietBanks[memory] = quiet;
        quietUntil[memory] = soonest;
        choice.lookAgainAt(soonest);
        return ready;
    }

    /** The first cycle at which the bank alone would let the command pass: its row is there. */
    long earliestInBank(int command, int bank) {
        return bankReady[at(bank, command)];
    }

    /** The first cycle at which the bank group would let the command pass. */
    long earliestInGroup(int command, int bank) {
        return groupReady[at(bank >> groupShift, command)];
    }

    /** The first cycle at which the rank would let the command pass. */
    long earliestInRank(int command, int bank) {
        return rankReady[at(bank >> rankShift, command)];
    }

    /** Notes that a command went out to a bank; for a command to a whole rank, any bank of it. */
    void issue(int command, int bank, long cycle) {
        raise(bankReady, at(bank, 0), bankRules[command], cycle);
        raise(groupReady, at(bank >> groupShift, 0), groupRules[command], cycle);
        int rank = bank >> rankShift;
        raise(rankReady, at(rank, 0), rankRules[command], cycle);
        int[] others = otherRankRules[command];
        for (int other = 0; other < ranks && others.length > 0; other++) {
            if (other != rank) {
                raise(rankReady, at(other, 0), others, cycle);
            }
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
            int at = at(rank, command);
            rankReady[at] = Math.max(rankReady[at], cycle);
        }
    }

    private void noteActivate(int rank, long cycle) {
        int at = at(rank, ACTIVATE);
        for (ActivateWindow window : windows) {
            rankReady[at] = Math.max(rankReady[at], window.note(rank, cycle));
        }
    }

    private static int at(int place, int command) {
        return place << STRIDE_BITS | command;
    }

    private static void raise(long[] ready, int base, int[] rules, long cycle) {
        for (int i = 0; i < rules.length; i += 2) {
            int at = base + rules[i];
            ready[at] = Math.max(ready[at], cycle + rules[i + 1]);
        }
    }

    /**
     * For each earlier command: pairs of later command and cycles, the longest of each pair of commands. An access that
     * precharges by itself may go when a plain one may, so nobody asks for its own earliest cycle.
     */
    private static int[][] compile(DramStandard standard, TimingScope scope) {
        int[][] cycles = new int[COMMANDS][COMMANDS];
        for (TimingRule rule : standard.rules()) {
            if (rule.scope() == scope && rule.window().orElse(1) == 1) {
                rule.from()
                        .forEach(from -> rule.to()
                                .forEach(to -> cycles[from.ordinal()][to.ordinal()] =
                                        Math.max(cycles[from.ordinal()][to.ordinal()], standard.cycles(rule))));
            }
        }
        return Arrays.stream(cycles).map(BankTiming::pairs).toArray(int[][]::new);
    }

    private static int[] pairs(int[] cyclesByCommand) {
        List<Integer> pairs = new ArrayList<>();
        for (int to = 0; to < cyclesByCommand.length; to++) {
            if (cyclesByCommand[to] > 0 && to != READ_PRECHARGE && to != WRITE_PRECHARGE) {
                pairs.add(to);
                pairs.add(cyclesByCommand[to]);
            }
        }
        return pairs.stream().mapToInt(Integer::intValue).toArray();
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
