package org.ridgepoint.sim.memory.dram;

/**
 * The banks that are shut to some commands for now, and the cycles at which they open: a set of banks for each gate.
 *
 * <p>A gate is a command at the scope of banks, or at that of bank groups. That a bank has opened is noted when somebody
 * asks for it: until then it counts as shut, and what nobody asks for costs nothing.
 */
final class ShutBanks {
    private static final int PLACES = 2 * Long.SIZE; // the banks, then one for no bank, up to a power of two

    private final int size;
    private final long banksOfFirst;
    private final long[] opens;
    private final long[] shut;

    /** Nothing shut, at so many gates; so many banks in a row are shut together, a power of two. */
    ShutBanks(int gates, int size) {
        this.size = size;
        this.banksOfFirst = -1L >>> Long.SIZE - size;
        this.opens = new long[gates * PLACES];
        this.shut = new long[gates];
    }

    /** Shuts a gate to a bank, and those that are shut with it, until a cycle. */
    void shut(int gate, int bank, long until) {
        int first = bank & -size;
        for (int place = at(gate, first); place < at(gate, first) + size; place++) {
            opens[place] = Math.max(opens[place], until);
        }
        shut[gate] |= banksOfFirst << first;
    }

    /** The cycle at which a gate opens, or has opened, to a bank. */
    long opens(int gate, int bank) {
        return opens[at(gate, bank)];
    }

    /**
     * Of some banks those to which a gate is open. Cycles must not go back from call to call. Four banks at a time, the
     * first of an empty set being no bank: how many are shut is what no processor foresees.
     */
    long open(int gate, long asked, long cycle) {
        long maybeShut = asked & shut[gate];
        return maybeShut == 0 ? asked : asked & ~look(gate, maybeShut, cycle);
    }

    /** Looks which of some banks a gate has opened to; returns all banks to which it is shut. */
    private long look(int gate, long banks, long cycle) {
        long left = banks;
        long opened = 0;
        do {
            long one = left & -left;
            left ^= one;
            long two = left & -left;
            left ^= two;
            long three = left & -left;
            left ^= three;
            long four = left & -left;
            left ^= four;
            opened |= one & hasOpened(gate, one, cycle)
                    | two & hasOpened(gate, two, cycle)
                    | three & hasOpened(gate, three, cycle)
                    | four & hasOpened(gate, four, cycle);
        } while (left != 0);
        shut[gate] &= ~opened;
        return shut[gate];
    }

    /** A cycle before which a gate is open to none of some banks; 0 where it is known to have opened to one. */
    long noneBefore(int gate, long asked) {
        if ((asked & ~shut[gate]) != 0) {
            return 0;
        }
        long soonest = DramPolicy.NEVER;
        for (long left = asked; left != 0; left &= left - 1) {
            soonest = Math.min(soonest, opens(gate, Long.numberOfTrailingZeros(left)));
        }
        return soonest;
    }

    /** All ones if a gate has opened to a bank, given as a bit, else nothing. */
    private long hasOpened(int gate, long bank, long cycle) {
        return opens[at(gate, Long.numberOfTrailingZeros(bank))] - cycle - 1 >> Long.SIZE - 1;
    }

    private static int at(int gate, int bank) {
        return gate * PLACES + bank;
    }
}
