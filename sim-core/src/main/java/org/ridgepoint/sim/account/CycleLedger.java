package org.ridgepoint.sim.account;

import java.util.Arrays;

/**
 * Ticks by cause: exact, and checked against the time that passed.
 *
 * <p>Of the ticks under a cause it also holds how many went by behind packets of others, by their owner; the rest under the
 * cause are one's own. So whatever is charged, those behind others never exceed the cause's.
 */
public final class CycleLedger {
    private static final StallCause[] CAUSES = StallCause.values();
    private static final long[] NOBODY = {};

    private final long[] ticks = new long[CAUSES.length];

    /** By cause, then by owner; made when the first tick goes by behind another. */
    private long[][] behind = {};

    /** Charges {@code amount} ticks to a cause. */
    public void charge(StallCause cause, long amount) {
        if (amount < 0) {
            throw new IllegalArgumentException("ticks charged to " + cause + " must not be negative, was " + amount);
        }
        ticks[cause.ordinal()] = Math.addExact(ticks[cause.ordinal()], amount);
    }

    /** Notes that of the ticks charged to a cause so many more went by behind packets of an owner. */
    void noteBehind(StallCause cause, int owner, long amount) {
        if (amount == 0) {
            return;
        }
        if (behind.length == 0) {
            behind = new long[CAUSES.length][];
        }
        long[] owners = behind(cause);
        if (owners.length <= owner) {
            owners = Arrays.copyOf(owners, owner + 1);
            behind[cause.ordinal()] = owners;
        }
        owners[owner] += amount;
    }

    private long[] behind(StallCause cause) {
        return behind.length == 0 || behind[cause.ordinal()] == null ? NOBODY : behind[cause.ordinal()];
    }

    /** Of the ticks under a cause, those that went by behind packets of another owner. */
    public long ticksBehind(StallCause cause, int owner) {
        long[] owners = behind(cause);
        return owner < owners.length ? owners[owner] : 0;
    }

    /** Charges everything that another ledger holds. */
    public void chargeAll(CycleLedger other) {
        for (StallCause cause : CAUSES) {
            charge(cause, other.ticks(cause));
            long[] owners = other.behind(cause);
            for (int owner = 0; owner < owners.length; owner++) {
                noteBehind(cause, owner, owners[owner]);
            }
        }
    }

    /** What has been charged since this ledger was as another is now. */
    public CycleLedger since(CycleLedger before) {
        CycleLedger since = new CycleLedger();
        for (StallCause cause : CAUSES) {
            since.charge(cause, ticks(cause) - before.ticks(cause));
            long[] owners = behind(cause);
            for (int owner = 0; owner < owners.length; owner++) {
                since.noteBehind(cause, owner, owners[owner] - before.ticksBehind(cause, owner));
            }
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
            chargePart(cause, other, cause, Math.min(share, left));
            left -= Math.min(share, left);
            largest = other.ticks(cause) > other.ticks(largest) ? cause : largest;
        }
        charge(largest, left);
    }

    /** Charges {@code amount} ticks to a cause, behind whom as those under a cause of another ledger are. */
    public void chargePart(StallCause cause, CycleLedger other, StallCause like, long amount) {
        charge(cause, amount);
        long[] owners = other.behind(like);
        long left = amount;
        for (int owner = 0; owner < owners.length; owner++) {
            long part = Math.min(left, (long) ((double) amount * owners[owner] / Math.max(1, other.ticks(like))));
            noteBehind(cause, owner, part);
            left -= part;
        }
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

    /** Refuses a ledger whose causes do not make the elapsed time exactly, or of which others have more than there is. */
    public void requireTotal(String whose, long elapsedTicks) {
        if (totalTicks() != elapsedTicks) {
            throw new IllegalStateException(
                    whose + ": causes sum to " + totalTicks() + " ticks, but " + elapsedTicks + " have passed");
        }
        for (StallCause cause : CAUSES) {
            long others = Arrays.stream(behind(cause)).sum();
            if (others > ticks(cause)) {
                throw new IllegalStateException(whose + ": " + others + " ticks behind others, of " + ticks(cause)
                        + " in all under " + cause.label());
            }
        }
    }
}
