package org.ridgepoint.sim.memory.dram;

import org.ridgepoint.sim.memory.dram.table.DramPolicy;

/** Which open rows have gone unused for so long that a timed-page policy closes them. */
final class IdleRows {
    private final BankRows rows;
    private final CommandOutput output;
    private final boolean timed;
    private final long timeout;
    private final long[] lastAccess;

    IdleRows(BankRows rows, CommandOutput output, int banks, DramPolicy policy) {
        this.rows = rows;
        this.output = output;
        this.timed = policy.page() == DramPolicy.PageClosing.TIMED;
        this.timeout = policy.pageTimeoutCycles();
        this.lastAccess = new long[banks];
    }

    boolean areTimed() {
        return timed;
    }

    void accessed(int bank, long cycle) {
        lastAccess[bank] = cycle;
    }

    /** Closes a row that no waiting burst hits and whose time is up; else the choice learns when to look again. */
    boolean closeOne(long heldBanks, long cycle, CommandChoice choice) {
        if (!timed) {
            return false;
        }
        for (long left = rows.openBanks() & ~heldBanks; left != 0; left &= left - 1) {
            int bank = Long.numberOfTrailingZeros(left);
            if (!rows.hasHit(bank)) {
                if (lastAccess[bank] + timeout <= cycle) {
                    return output.closeWhenReady(CommandChoice.PRECHARGE, bank, cycle, choice);
                }
                choice.lookAgainAt(lastAccess[bank] + timeout);
            }
        }
        return false;
    }
}
