package org.ridgepoint.sim.memory.dram;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * When each bank may take each command: a standard's rules compiled to arrays, and the earliest cycles they have led to.
 *
 * <p>A command raises the earliest cycles of its bank, its bank group, its rank and the other ranks; a command may issue
 * when the highest of the three levels that it belongs to has passed. Nothing is allocated after construction.
 */
final class BankTiming {
    private static final int COMMANDS = DramCommand.values().length;
    private static final int ACTIVATE = DramCommand.ACTIVATE.ordinal();

    private final int ranks;
    private final int banksPerGroup;
    private final int banksPerRank;
    private final long[] bankReady;
    private final long[] groupReady;
    private final long[] rankReady;
    private final int[][] bankRules;
    private final int[][] groupRules;
    private final int[][] rankRules;
    private final int[][] otherRankRules;
    private final ActivateWindow[] windows;

    BankTiming(DramStandard standard, DramGeometry geometry) {
        this.ranks = geometry.ranks();
        this.banksPerGroup = geometry.banksPerGroup();
        this.banksPerRank = geometry.banksPerRank();
        this.bankReady = new long[geometry.banks() * COMMANDS];
        this.groupReady = new long[geometry.banks() / banksPerGroup * COMMANDS];
        this.rankReady = new long[ranks * COMMANDS];
        this.bankRules = compile(standard, TimingScope.BANK);
        this.groupRules = compile(standard, TimingScope.BANK_GROUP);
        this.rankRules = compile(standard, TimingScope.RANK);
        this.otherRankRules = compile(standard, TimingScope.OTHER_RANKS);
        this.windows = ActivateWindow.of(standard, ranks);
    }

    /** The first cycle at which a bank may take a command (by ordinal), as far as timing goes. */
    long earliest(int command, int bank) {
        return Math.max(
                bankReady[bank * COMMANDS + command],
                Math.max(
                        groupReady[bank / banksPerGroup * COMMANDS + command],
                        rankReady[bank / banksPerRank * COMMANDS + command]));
    }

    /** The first cycle at which the bank alone would let the command pass: its row is there. */
    long earliestInBank(int command, int bank) {
        return bankReady[bank * COMMANDS + command];
    }

    /** The first cycle at which the bank group would let the command pass. */
    long earliestInGroup(int command, int bank) {
        return groupReady[bank / banksPerGroup * COMMANDS + command];
    }

    /** The first cycle at which the rank would let the command pass. */
    long earliestInRank(int command, int bank) {
        return rankReady[bank / banksPerRank * COMMANDS + command];
    }

    /** Notes that a command went out to a bank; for a command to a whole rank, any bank of it. */
    void issue(int command, int bank, long cycle) {
        raise(bankReady, bank * COMMANDS, bankRules[command], cycle);
        raise(groupReady, bank / banksPerGroup * COMMANDS, groupRules[command], cycle);
        int rank = bank / banksPerRank;
        raise(rankReady, rank * COMMANDS, rankRules[command], cycle);
        int[] others = otherRankRules[command];
        for (int other = 0; other < ranks && others.length > 0; other++) {
            if (other != rank) {
                raise(rankReady, other * COMMANDS, others, cycle);
            }
        }
        if (command == ACTIVATE) {
            noteActivate(rank, cycle);
        }
    }

    /** Lets no command through to a rank before a cycle: it wakes up. */
    void holdRank(int rank, long cycle) {
        for (int command = 0; command < COMMANDS; command++) {
            int at = rank * COMMANDS + command;
            rankReady[at] = Math.max(rankReady[at], cycle);
        }
    }

    private void noteActivate(int rank, long cycle) {
        int at = rank * COMMANDS + ACTIVATE;
        for (ActivateWindow window : windows) {
            rankReady[at] = Math.max(rankReady[at], window.note(rank, cycle));
        }
    }

    private static void raise(long[] ready, int base, int[] rules, long cycle) {
        for (int i = 0; i < rules.length; i += 2) {
            int at = base + rules[i];
            long until = cycle + rules[i + 1];
            if (ready[at] < until) {
                ready[at] = until;
            }
        }
    }

    /** For each earlier command: pairs of later command and cycles, the longest of each pair of commands. */
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
            if (cyclesByCommand[to] > 0) {
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
