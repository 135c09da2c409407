package org.ridgepoint.sim.account;

/** Ticks by cause: exact, and checked against the time that passed. */
public final class CycleLedger {
    private static final StallCause[] CAUSES = StallCause.values();

    private final long[] ticks = new long[CAUSES.length];

    /** Charges {@code amount} ticks to a cause. */
    public void charge(StallCause cause, long amount) {
        if (amount < 0) {
            throw new IllegalArgumentException("ticks charged to " + cause + " must not be negative, was " + amount);
        }
        ticks[cause.ordinal()] = Math.addExact(ticks[cause.ordinal()], amount);
    }

    /** Charges everything that another ledger holds. */
    public void chargeAll(CycleLedger other) {
        for (StallCause cause : CAUSES) {
            charge(cause, other.ticks(cause));
        }
    }

    /** What has been charged since this ledger was as another is now. */
    public CycleLedger since(CycleLedger before) {
        CycleLedger since = new CycleLedger();
        for (StallCause cause : CAUSES) {
            since.charge(cause, ticks(cause) - before.ticks(cause));
        }
        return since;
    }

    /** Charges {@code amount} ticks to the causes of another ledger in proportion to it; what rounding leaves, to its largest. */
    public void chargeInProportion(CycleLedger other, long amount) {
        long whole = other.totalTicks();
        long left = amount;
        StallCause largest = CAUSES[0];
        for (StallCause cause : CAUSES) {
            long share = whole == 0 ? 0 : (long) ((double) amount * other.ticks(cause) / whole);
            charge(cause, Math.min(share, left));
            left -= Math.min(share, left);
            largest = other.ticks(cause) > other.ticks(largest) ? cause : largest;
        }
        charge(largest, left);
    }

    /** The cause with the most ticks, the first of equals. */
    public StallCause largest() {
        StallCause largest = CAUSES[0];
        for (StallCause cause : CAUSES) {
            largest = ticks(cause) > ticks(largest) ? cause : largest;
        }
        return largest;
    }

    public long ticks(StallCause cause) {
        return ticks[cause.ordinal()];
    }

    /** All causes together. */
    public long totalTicks() {
        long total = 0;
        for (long amount : ticks) {
            total = Math.addExact(total, amount);
        }
        return total;
    }

    /** Refuses a ledger whose causes do not make the elapsed time exactly. */
    public void requireTotal(String whose, long elapsedTicks) {
        if (totalTicks() != elapsedTicks) {
            throw new IllegalStateException(
                    whose + ": causes sum to " + totalTicks() + " ticks, but " + elapsedTicks + " have passed");
        }
    }
}
