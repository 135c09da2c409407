package org.ridgepoint.sim.memory.dram;

import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.ridgepoint.sim.kernel.Simulation;
import org.ridgepoint.sim.memory.dram.table.DramCommand;
import org.ridgepoint.sim.memory.dram.table.DramGeometry;
import org.ridgepoint.sim.memory.dram.table.DramStandard;
import org.ridgepoint.sim.memory.dram.table.TimingScope;

/**
 * When each bank may take each command: a standard's rules compiled to arrays, and the earliest cycles they have led to.
 *
 * <p>The commands that bursts need (activate, precharge, read, write) are asked for in each decision, so what a command
 * does to them is noted when it goes out: at its bank, at its bank group, at its rank and at the others. For all other
 * commands, {@link RareTiming} looks back at what went out. Nothing is allocated after construction.
 */
final class BankTiming {
    private static final int COMMANDS = DramCommand.values().length;
    private static final int ASKED = ShutBanks.COMMANDS;
    private static final int ACTIVATE = DramCommand.ACTIVATE.ordinal();
    private static final int PLACE_BITS = 8;
    private static final int PLACES = (1 << PLACE_BITS) - 1;

    /** Stands behind the last rule: loops of a known length are unrolled, which does not pay for so short ones. */
    private static final int END = 0;

    private final int ranks;
    private final int rankShift;
    private final long[] rankBanks;
    private final ShutBanks banks;
    private final ShutBanks groups;
    private final long[] rankReady;
    private final int[][] bankRules;
    private final int[][] groupRules;
    private final int[][] rankRules;
    private final int rankBits;
    private final ActivateWindow[] windows;
    private final RareTiming rare;
    private int delayedByRank;

    BankTiming(DramStandard standard, DramGeometry geometry) {
        this.ranks = geometry.ranks();
        this.rankBits = Integer.numberOfTrailingZeros(ranks);
        this.rankShift = Integer.numberOfTrailingZeros(geometry.banksPerRank());
        long banksOfRank = -1L >>> Long.SIZE - geometry.banksPerRank();
        this.rankBanks = LongStream.concat(
                        LongStream.range(0, ranks).map(rank -> banksOfRank << (rank << rankShift)), LongStream.of(0))
                .toArray();
        this.rankReady = new long[ranks * ASKED];
        TimingTable table = new TimingTable(standard);
        this.banks = new ShutBanks(1, table.longest(TimingScope.BANK));
        this.groups = new ShutBanks(geometry.banksPerGroup(), table.longest(TimingScope.BANK_GROUP));
        this.bankRules = rules(table, TimingScope.BANK);
        this.groupRules = rules(table, TimingScope.BANK_GROUP);
        this.rankRules = rankRules(table);
        this.windows = ActivateWindow.of(standard, ranks);
        this.rare = new RareTiming(table, geometry);
        this.delayedByRank = delayedByRank();
    }

    /** The first cycle at which a bank may take a command (by ordinal), as far as timing goes. */
    long earliest(int command, int bank) {
        return command < ASKED ? earliestForBurst(command, bank) : rare.earliest(command, bank);
    }

    /** The first cycle at which a bank may take a command for a burst, as far as timing goes. */
    long earliestForBurst(int command, int bank) {
        return Math.max(
                Math.max(earliestInBank(command, bank), earliestInGroup(command, bank)), earliestInRank(command, bank));
    }

    /**
     * Of a set of banks, those that may take a command for a burst at the cycle last gone on to. Whether a rank is ready is
     * what no processor foresees, hence the sign of a difference in place of a branch.
     */
    long readyBanks(int command, long asked, long cycle) {
        long ready = groups.open(command, banks.open(command, asked));
        if ((delayedByRank >> command & 1) != 0) {
            for (int rank = 0; rankBanks[rank] != 0; rank++) {
                long later = cycle - rankReady[at(rank, command)] >> Long.SIZE - 1;
                ready &= ~(rankBanks[rank] & later);
            }
        }
        return ready;
    }

    /** A cycle before which none of a set of banks may take a command for a burst. */
    long noneBefore(int command, long asked) {
        if (asked == 0) {
            return Simulation.NEVER;
        }
        long soonest = Simulation.NEVER;
        for (int rank = 0; rank < ranks; rank++) {
            long inRank = asked & rankBanks[rank];
            if (inRank != 0) {
                long open = Math.max(banks.noneBefore(command, inRank), groups.noneBefore(command, inRank));
                soonest = Math.min(soonest, Math.max(open, rankReady[at(rank, command)]));
            }
        }
        return soonest;
    }

    /** The first cycle at which the bank alone would let a command for a burst pass: its row is there. */
    long earliestInBank(int command, int bank) {
        return banks.opens(command, bank);
    }

    /** The first cycle at which the bank group would let a command for a burst pass. */
    long earliestInGroup(int command, int bank) {
        return groups.opens(command, bank);
    }

    /** The first cycle at which the rank would let a command for a burst pass. */
    long earliestInRank(int command, int bank) {
        return rankReady[at(bank >> rankShift, command)];
    }

    /** Goes on to a cycle: what has opened by then is open. Cycles must not go back. */
    void advance(long cycle) {
        banks.advance(cycle);
        groups.advance(cycle);
    }

    /** Notes that a command went out to a bank; for a command to a whole rank, any bank of it. */
    void issue(int command, int bank, long cycle) {
        rare.issued(command, bank, cycle);
        banks.keepUp(cycle);
        groups.keepUp(cycle);
        int[] ofBank = bankRules[command];
        for (int i = 0; ofBank[i] != END; i++) {
            banks.shut(ofBank[i] & PLACES, bank, cycle + (ofBank[i] >> PLACE_BITS));
        }
        int[] ofGroup = groupRules[command];
        for (int i = 0; ofGroup[i] != END; i++) {
            groups.shut(ofGroup[i] & PLACES, bank, cycle + (ofGroup[i] >> PLACE_BITS));
        }
        int rank = bank >> rankShift;
        int[] ofRank = rankRules[command << rankBits | rank];
        for (int i = 0; ofRank[i] != END; i++) {
            delay(ofRank[i] & PLACES, cycle + (ofRank[i] >> PLACE_BITS));
        }
        if (command == ACTIVATE) {
            noteActivate(rank, cycle);
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
        delayedByRank = ~0;
        for (int command = 0; command < ASKED; command++) {
            delay(at(rank, command), cycle);
        }
        rare.holdRank(rank, cycle);
    }

    private void noteActivate(int rank, long cycle) {
        for (ActivateWindow window : windows) {
            delay(at(rank, ACTIVATE), window.note(rank, cycle));
        }
    }

    private void delay(int place, long cycle) {
        rankReady[place] = Math.max(rankReady[place], cycle);
    }

    private static int at(int rank, int command) {
        return rank * ASKED + command;
    }

    /** The commands, as bits, that a rank ever keeps waiting. */
    private int delayedByRank() {
        int delayed = windows.length > 0 ? 1 << ACTIVATE : 0;
        for (int[] rules : rankRules) {
            for (int i = 0; rules[i] != END; i++) {
                delayed |= 1 << (rules[i] & PLACES) % ASKED;
            }
        }
        return delayed;
    }

    /** For each command, those that it shuts out within a scope, and for how many cycles. */
    private static int[][] rules(TimingTable table, TimingScope scope) {
        return IntStream.range(0, COMMANDS)
                .mapToObj(from -> ended(rules(table, scope, from, 0)))
                .toArray(int[][]::new);
    }

    /** For each command and rank, the places in {@link #rankReady} that it delays, and by how many cycles. */
    private int[][] rankRules(TimingTable table) {
        return IntStream.range(0, COMMANDS << rankBits)
                .mapToObj(from -> ended(IntStream.range(0, ranks)
                        .flatMap(to -> rules(
                                table,
                                to == (from & ranks - 1) ? TimingScope.RANK : TimingScope.OTHER_RANKS,
                                from >> rankBits,
                                at(to, 0)))))
                .toArray(int[][]::new);
    }

    private static IntStream rules(TimingTable table, TimingScope scope, int from, int firstPlace) {
        return IntStream.range(0, ASKED)
                .filter(to -> table.cycles(scope, from, to) > 0)
                .map(to -> table.cycles(scope, from, to) << PLACE_BITS | firstPlace + to);
    }

    private static int[] ended(IntStream rules) {
        return IntStream.concat(rules, IntStream.of(END)).toArray();
    }
}
