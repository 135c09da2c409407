package org.ridgepoint.sim.memory.dram;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * When each bank may take each command: a standard's rules compiled to arrays, and the earliest cycles they have led to.
 *
 * <p>The commands that bursts need (activate, precharge, read, write) are asked for in each decision, so what a command
 * does to them is noted when it goes out: at its bank, at its bank group, at its rank and at the others. For all other
 * commands, {@link RareTiming} looks back at what went out. Nothing is allocated after construction.
 */
final class BankTiming {
    private static final int COMMANDS = DramCommand.values().length;
    private static final int ACTIVATE = DramCommand.ACTIVATE.ordinal();
    private static final int GATE_BITS = 2;
    private static final int GATES = 1 << GATE_BITS;
    private static final int RARE = -1;

    private final int ranks;
    private final int rankShift;
    private final long[] rankBanks;
    private final int[] gates;
    private final ShutBanks banks;
    private final ShutBanks groups;
    private final long[] rankReady;
    private final int[][] bankRules;
    private final int[][] groupRules;
    private final int[][] rankRules;
    private final int rankBits;
    private final ActivateWindow[] windows;
    private final RareTiming rare;

    BankTiming(DramStandard standard, DramGeometry geometry) {
        this.ranks = geometry.ranks();
        this.rankShift = Integer.numberOfTrailingZeros(geometry.banksPerRank());
        long banksOfRank = -1L >>> Long.SIZE - geometry.banksPerRank();
        this.rankBanks = LongStream.range(0, ranks)
                .map(rank -> banksOfRank << (rank << rankShift))
                .toArray();
        this.gates = gates();
        this.rankReady = new long[ranks << GATE_BITS];
        TimingTable table = new TimingTable(standard);
        this.bankRules = compile(table, TimingScope.BANK);
        this.groupRules = compile(table, TimingScope.BANK_GROUP);
        this.rankBits = Integer.numberOfTrailingZeros(ranks);
        this.rankRules = rankRules(compile(table, TimingScope.RANK), compile(table, TimingScope.OTHER_RANKS));
        this.banks = new ShutBanks(GATES, 1);
        this.groups = new ShutBanks(GATES, geometry.banksPerGroup());
        this.windows = ActivateWindow.of(standard, ranks);
        this.rare = new RareTiming(table, geometry);
    }

    /** The first cycle at which a bank may take a command (by ordinal), as far as timing goes. */
    long earliest(int command, int bank) {
        if (gates[command] == RARE) {
            return rare.earliest(command, bank);
        }
        return Math.max(
                Math.max(earliestInBank(command, bank), earliestInGroup(command, bank)), earliestInRank(command, bank));
    }

    /**
     * Of a set of banks, those that may take a command for a burst now. Cycles must not go back from call to call. Whether
     * a rank is ready is what no processor foresees, hence the sign of a difference in place of a branch.
     */
    long readyBanks(int command, long asked, long cycle) {
        int gate = gates[command];
        long ready = asked;
        for (int rank = 0; rank < ranks; rank++) {
            long later = cycle - rankReady[at(rank, gate)] >> Long.SIZE - 1;
            ready &= ~(rankBanks[rank] & later);
        }
        return groups.open(gate, banks.open(gate, ready, cycle), cycle);
    }

    /** A cycle before which none of a set of banks may take a command for a burst. */
    long noneBefore(int command, long asked) {
        if (asked == 0) {
            return DramPolicy.NEVER;
        }
        int gate = gates[command];
        long soonest = DramPolicy.NEVER;
        for (int rank = 0; rank < ranks; rank++) {
            long inRank = asked & rankBanks[rank];
            if (inRank != 0) {
                long open = Math.max(banks.noneBefore(gate, inRank), groups.noneBefore(gate, inRank));
                soonest = Math.min(soonest, Math.max(open, rankReady[at(rank, gate)]));
            }
        }
        return soonest;
    }

    /** The first cycle at which the bank alone would let a command for a burst pass: its row is there. */
    long earliestInBank(int command, int bank) {
        return banks.opens(gates[command], bank);
    }

    /** The first cycle at which the bank group would let a command for a burst pass. */
    long earliestInGroup(int command, int bank) {
        return groups.opens(gates[command], bank);
    }

    /** The first cycle at which the rank would let a command for a burst pass. */
    long earliestInRank(int command, int bank) {
        return rankReady[at(bank >> rankShift, gates[command])];
    }

    /** Notes that a command went out to a bank; for a command to a whole rank, any bank of it. */
    void issue(int command, int bank, long cycle) {
        rare.issued(command, bank, cycle);
        shut(banks, bankRules[command], bank, cycle);
        shut(groups, groupRules[command], bank, cycle);
        int rank = bank >> rankShift;
        int[] pairs = rankRules[command << rankBits | rank];
        for (int i = 0; i < pairs.length; i += 2) {
            rankReady[pairs[i]] = Math.max(rankReady[pairs[i]], cycle + pairs[i + 1]);
        }
        if (command == ACTIVATE) {
            noteActivate(rank, cycle);
        }
    }

    private static void shut(ShutBanks scope, int[] pairs, int bank, long cycle) {
        for (int i = 0; i < pairs.length; i += 2) {
            scope.shut(pairs[i], bank, cycle + pairs[i + 1]);
        }
    }

    private void delay(int rank, int gate, long cycle) {
        int place = at(rank, gate);
        rankReady[place] = Math.max(rankReady[place], cycle);
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
        for (int gate = 0; gate < GATES; gate++) {
            delay(rank, gate, cycle);
        }
        rare.holdRank(rank, cycle);
    }

    private void noteActivate(int rank, long cycle) {
        for (ActivateWindow window : windows) {
            delay(rank, gates[ACTIVATE], window.note(rank, cycle));
        }
    }

    private static int at(int rank, int gate) {
        return rank << GATE_BITS | gate;
    }

    private static int[] gates() {
        int[] gates = new int[COMMANDS];
        Arrays.fill(gates, RARE);
        gates[CommandChoice.ACTIVATE] = 0;
        gates[CommandChoice.PRECHARGE] = 1;
        gates[CommandChoice.READ] = 2;
        gates[CommandChoice.WRITE] = 3;
        return gates;
    }

    /** What follows from each command within a scope, as pairs of a gate and the cycles for which it is shut. */
    private int[][] compile(TimingTable table, TimingScope scope) {
        return IntStream.range(0, COMMANDS)
                .mapToObj(from -> IntStream.range(0, COMMANDS)
                        .filter(to -> gates[to] != RARE && table.cycles(scope, from, to) > 0)
                        .flatMap(to -> IntStream.of(gates[to], table.cycles(scope, from, to)))
                        .toArray())
                .toArray(int[][]::new);
    }

    /** For each command and rank, pairs of a place in {@link #rankReady} and cycles. */
    private int[][] rankRules(int[][] sameRank, int[][] otherRanks) {
        int[][] rules = new int[COMMANDS << rankBits][];
        for (int command = 0; command < COMMANDS; command++) {
            for (int rank = 0; rank < ranks; rank++) {
                IntStream pairs = IntStream.empty();
                for (int to = 0; to < ranks; to++) {
                    int[] ofRank = (to == rank ? sameRank : otherRanks)[command];
                    int toRank = to;
                    pairs = IntStream.concat(
                            pairs,
                            IntStream.range(0, ofRank.length).map(i -> i % 2 == 0 ? at(toRank, ofRank[i]) : ofRank[i]));
                }
                rules[command << rankBits | rank] = pairs.toArray();
            }
        }
        return rules;
    }
}
