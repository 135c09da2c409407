package org.ridgepoint.sim.memory.dram;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * When each bank may take each command: a standard's rules compiled to arrays, and the earliest cycles they have led to.
 *
 * <p>A command raises the earliest cycles of its bank, its bank group, its rank and the other ranks; a command may issue
 * when the highest of the three levels that it belongs to has passed. Nothing is allocated after construction.
 */
final class BankTiming {
    private static final int COMMANDS = DramCommand.values().length;
    private static final int STRIDE_BITS = 4; // a power of two that holds the commands: no multiplication, no division
    private static final int ACTIVATE = DramCommand.ACTIVATE.ordinal();

    private final int ranks;
    private final int rankShift;
    private final long[] rankBanks;
    private final ShutBanks[] banks;
    private final ShutBanks[] groups;
    private final long[] rankReady;
    private final int[][] bankRules;
    private final int[][] groupRules;
    private final int[][] rankRules;
    private final int[][] otherRankRules;
    private final ActivateWindow[] windows;

    BankTiming(DramStandard standard, DramGeometry geometry) {
        this.ranks = geometry.ranks();
        this.rankShift = Integer.numberOfTrailingZeros(geometry.banksPerRank());
        long banksOfRank = -1L >>> Long.SIZE - geometry.banksPerRank();
        this.rankBanks = IntStream.range(0, ranks)
                .mapToLong(rank -> banksOfRank << (rank << rankShift))
                .toArray();
        int groupShift = Integer.numberOfTrailingZeros(geometry.banksPerGroup());
        this.banks = shutBanks(geometry.banks(), 0);
        this.groups = shutBanks(geometry.banks() >> groupShift, groupShift);
        this.rankReady = new long[ranks << STRIDE_BITS];
        this.bankRules = compile(standard, TimingScope.BANK);
        this.groupRules = compile(standard, TimingScope.BANK_GROUP);
        this.rankRules = compile(standard, TimingScope.RANK);
        this.otherRankRules = compile(standard, TimingScope.OTHER_RANKS);
        this.windows = ActivateWindow.of(standard, ranks);
    }

    /** The first cycle at which a bank may take a command (by ordinal), as far as timing goes. */
    long earliest(int command, int bank) {
        return Math.max(
                Math.max(earliestInBank(command, bank), earliestInGroup(command, bank)), earliestInRank(command, bank));
    }

    /**
     * Of a set of banks, those that may take a command now. Cycles must not go back from call to call. Whether a rank is
     * ready is what no processor predicts, hence the sign of a difference in place of a branch.
     */
    long readyBanks(int command, long asked, long cycle) {
        if (asked == 0) {
            return 0;
        }
        long ready = asked & ~banks[command].at(cycle) & ~groups[command].at(cycle);
        for (int rank = 0; rank < ranks; rank++) {
            long later = cycle - rankReady[at(rank, command)] >> Long.SIZE - 1;
            ready &= ~(rankBanks[rank] & later);
        }
        return ready;
    }

    /** A cycle before which none of a set of banks may take a command. */
    long noneBefore(int command, long asked) {
        if (asked == 0) {
            return DramPolicy.NEVER;
        }
        long soonest = DramPolicy.NEVER;
        for (int rank = 0; rank < ranks; rank++) {
            long inRank = asked & rankBanks[rank];
            if (inRank != 0) {
                long open = Math.max(banks[command].noneBefore(inRank), groups[command].noneBefore(inRank));
                soonest = Math.min(soonest, Math.max(open, rankReady[at(rank, command)]));
            }
        }
        return soonest;
    }

    /** The first cycle at which the bank alone would let the command pass: its row is there. */
    long earliestInBank(int command, int bank) {
        return banks[command].opens(bank);
    }

    /** The first cycle at which the bank group would let the command pass. */
    long earliestInGroup(int command, int bank) {
        return groups[command].opens(bank);
    }

    /** The first cycle at which the rank would let the command pass. */
    long earliestInRank(int command, int bank) {
        return rankReady[at(bank >> rankShift, command)];
    }

    /** Notes that a command went out to a bank; for a command to a whole rank, any bank of it. */
    void issue(int command, int bank, long cycle) {
        shut(banks, bankRules[command], bank, cycle);
        shut(groups, groupRules[command], bank, cycle);
        int rank = bank >> rankShift;
        delay(rankRules[command], rank, cycle);
        for (int other = 1; other < ranks; other++) {
            delay(otherRankRules[command], (rank + other) & (ranks - 1), cycle);
        }
        if (command == ACTIVATE) {
            noteActivate(rank, cycle);
        }
    }

    private static void shut(ShutBanks[] scope, int[] pairs, int bank, long cycle) {
        for (int i = 0; i < pairs.length; i += 2) {
            scope[pairs[i]].shut(bank, cycle + pairs[i + 1]);
        }
    }

    private void delay(int[] pairs, int rank, long cycle) {
        for (int i = 0; i < pairs.length; i += 2) {
            int place = at(rank, pairs[i]);
            rankReady[place] = Math.max(rankReady[place], cycle + pairs[i + 1]);
        }
    }

    /** The rank of a bank. */
    int rank(int bank) {
        return bank >> rankShift;
    }

    /** The banks of a rank, as a bit set. */
    long banksOfRank(int rank) {
        return rankBanks[rank];
    }

    /** Lets no command through to a rank before a cycle: it wakes up. */
    void holdRank(int rank, long cycle) {
        for (int command = 0; command < COMMANDS; command++) {
            int place = at(rank, command);
            rankReady[place] = Math.max(rankReady[place], cycle);
        }
    }

    private void noteActivate(int rank, long cycle) {
        int place = at(rank, ACTIVATE);
        for (ActivateWindow window : windows) {
            rankReady[place] = Math.max(rankReady[place], window.note(rank, cycle));
        }
    }

    private static int at(int rank, int command) {
        return rank << STRIDE_BITS | command;
    }

    /**
     * What follows from each command within a scope, as pairs of a later command and the cycles that it waits, the longest
     * of each. An access that precharges by itself may go when a plain one may, so nobody asks for its own earliest cycle.
     */
    private static int[][] compile(DramStandard standard, TimingScope scope) {
        int[][] longest = new int[COMMANDS][COMMANDS];
        for (TimingRule rule : standard.rules()) {
            if (rule.scope() == scope && rule.window().orElse(1) == 1) {
                enter(rule, standard.cycles(rule), longest);
            }
        }
        return Arrays.stream(longest).map(BankTiming::pairs).toArray(int[][]::new);
    }

    private static ShutBanks[] shutBanks(int sets, int sizeShift) {
        return Stream.generate(() -> new ShutBanks(sets, sizeShift))
                .limit(COMMANDS)
                .toArray(ShutBanks[]::new);
    }

    private static void enter(TimingRule rule, int cycles, int[][] longest) {
        for (DramCommand from : rule.from()) {
            for (DramCommand to : rule.to()) {
                int[] row = longest[from.ordinal()];
                row[to.ordinal()] = Math.max(row[to.ordinal()], cycles);
            }
        }
    }

    private static int[] pairs(int[] cyclesOfCommand) {
        return IntStream.range(0, COMMANDS)
                .filter(to -> to != DramCommand.READ_PRECHARGE.ordinal() && to != DramCommand.WRITE_PRECHARGE.ordinal())
                .filter(to -> cyclesOfCommand[to] > 0)
                .flatMap(to -> IntStream.of(to, cyclesOfCommand[to]))
                .toArray();
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
