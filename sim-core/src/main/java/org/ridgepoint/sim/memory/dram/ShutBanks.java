package org.ridgepoint.sim.memory.dram;

import org.ridgepoint.sim.kernel.Simulation;

/**
 * The banks, or groups of banks, that are shut to some commands for now, and the cycles at which they open.
 *
 * <p>In a ring of the cycles to come stand the banks that open at each, so that going on by a cycle opens them without a
 * question asked: how many will have opened is what no processor foresees. A bank leaves its place in the ring when it is
 * shut anew, not before, for to open what is open does no harm. The ring is longer than anything is shut.
 */
final class ShutBanks {
    private static final int COMMAND_BITS = 2;
    private static final int BANK_BITS = 6; // 64 banks at most
    private static final int FAR = 32; // cycles from which on to look at each shut bank is quicker
    private static final int LAG = 256; // cycles that the sets may be behind

    /** Commands that banks may be shut to, numbered from 0. */
    static final int COMMANDS = 1 << COMMAND_BITS;

    private final int groupShift;
    private final long firstGroup;
    private final long[] opens = new long[COMMANDS << BANK_BITS];
    private final long[] shut = new long[COMMANDS];
    private final long[] opening;
    private final int lastCycle;
    private long cycle;

    /**
     * Nothing shut.
     *
     * @param together banks in a row that are shut together, a power of two
     * @param longest the most cycles for which any will be shut
     */
    ShutBanks(int together, int longest) {
        this.groupShift = Integer.numberOfTrailingZeros(together);
        this.firstGroup = -1L >>> Long.SIZE - together;
        int cycles = Integer.highestOneBit(longest + LAG) << 1;
        this.lastCycle = cycles - 1;
        this.opening = new long[cycles << COMMAND_BITS];
    }

    /** Shuts a bank, and those that are shut with it, to a command until a cycle. */
    void shut(int command, int bank, long until) {
        int place = place(command, bank);
        long group = firstGroup << (bank >> groupShift << groupShift);
        long before = opens[place];
        long from = Math.max(before, until);
        opening[at(before, command)] &= ~group;
        opening[at(from, command)] |= group;
        opens[place] = from;
        shut[command] |= group;
    }

    /** The cycle at which a bank opens, or has opened, to a command. */
    long opens(int command, int bank) {
        return opens[place(command, bank)];
    }

    /** Of some banks those that are open to a command. */
    long open(int command, long asked) {
        return asked & ~shut[command];
    }

    /** A cycle before which none of some banks is open to a command. */
    long noneBefore(int command, long asked) {
        if (open(command, asked) != 0) {
            return 0;
        }
        long soonest = Simulation.NEVER;
        for (long left = asked; left != 0; left &= left - 1) {
            soonest = Math.min(soonest, opens(command, Long.numberOfTrailingZeros(left)));
        }
        return soonest;
    }

    /** Before banks are shut at a cycle: sees to it that the ring holds all openings to come. */
    void keepUp(long now) {
        if (now - cycle > LAG) {
            leap(now);
        }
    }

    /** Goes on to a cycle, which must not be before the one it is at. */
    void advance(long to) {
        if ((shut[0] | shut[1] | shut[2] | shut[3]) == 0) {
            cycle = to;
        } else if (to - cycle > FAR) {
            leap(to);
        } else {
            step(to);
        }
    }

    private void step(long to) {
        while (cycle < to) {
            cycle++;
            int place = at(cycle, 0);
            for (int command = 0; command < COMMANDS; command++) {
                shut[command] &= ~opening[place + command];
            }
        }
    }

    private void leap(long to) {
        cycle = to;
        for (int command = 0; command < COMMANDS; command++) {
            for (long left = shut[command]; left != 0; left &= left - 1) {
                if (opens(command, Long.numberOfTrailingZeros(left)) <= to) {
                    shut[command] &= ~(left & -left);
                }
            }
        }
    }

    private int place(int command, int bank) {
        return command << BANK_BITS | bank >> groupShift;
    }

    private int at(long openingCycle, int command) {
        return ((int) openingCycle & lastCycle) << COMMAND_BITS | command;
    }
}
