package org.ridgepoint.sim.memory.dram;

/** Which open rows have gone unused for so long that a timed-page policy closes them. */
final class IdleRows {
    static final int NONE = -1;

    private final boolean timed;
    private final long timeout;
    private final long[] lastAccess;

    IdleRows(int banks, DramPolicy policy) {
        this.timed = policy.page() == DramPolicy.Page.TIMED;
        this.timeout = policy.pageTimeoutCycles();
        this.lastAccess = new long[banks];
    }

    boolean areTimed() {
        return timed;
    }

    void accessed(int bank, long cycle) {
        lastAccess[bank] = cycle;
    }

    /** A bank whose row no waiting burst hits and whose time is up, or NONE and when to look again. */
    int findDue(BankRows rows, long heldBanks, long cycle, CommandChoice choice) {
        if (!timed) {
            return NONE;
        }
        for (long left = rows.openBanks() & ~heldBanks; left != 0; left &= left - 1) {
            int bank = Long.numberOfTrailingZeros(left);
            if (!rows.hasHit(bank)) {
                if (lastAccess[bank] + timeout <= cycle) {
                    return bank;
                }
                choice.lookAgainAt(lastAccess[bank] + timeout);
            }
        }
        return NONE;
    }
}
