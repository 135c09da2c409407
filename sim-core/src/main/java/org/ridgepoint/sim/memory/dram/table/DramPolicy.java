package org.ridgepoint.sim.memory.dram.table;

/**
 * How a channel's controller queues, orders and refreshes, as data.
 *
 * @param name e.g. {@code standard}
 * @param queueing what stands between the ports and the banks
 * @param order which waiting burst may issue a command
 * @param readPlaces bursts that wait to read
 * @param writePlaces bursts that wait to write
 * @param bankPlaces bursts that wait at one bank, for {@link Queueing#BANK_QUEUES}
 * @param rowHitCap column accesses of an open row after which a waiting conflict may close it
 * @param writeHigh waiting writes at which writes are drained
 * @param writeLow waiting writes at which reads come first again; for bank queues a drain takes all that were waiting
 * @param writeIdle waiting writes from which they are drained while no read waits; for bank queues, nothing at the banks
 * @param page when a row is closed without a conflict
 * @param pageTimeoutCycles for {@link Page#TIMED}: cycles after the last access
 * @param refresh what one refresh covers
 * @param refreshStaggered whether ranks refresh in turn, not at once
 * @param refreshStalls what may not start while a refresh is due
 * @param prechargeAll whether a refresh closes its rank with one command, not bank by bank
 * @param commandBus whether commands that take several cycles hold the bus for so long
 * @param powerDownAfterCycles idle cycles after which a rank powers down; {@link #NEVER} for never
 */
public record DramPolicy(
        String name,
        Queueing queueing,
        Order order,
        int readPlaces,
        int writePlaces,
        int bankPlaces,
        int rowHitCap,
        int writeHigh,
        int writeLow,
        int writeIdle,
        Page page,
        int pageTimeoutCycles,
        Refresh refresh,
        boolean refreshStaggered,
        RefreshStalls refreshStalls,
        boolean prechargeAll,
        boolean commandBus,
        long powerDownAfterCycles) {
    /** A number of cycles that never passes. */
    public static final long NEVER = Long.MAX_VALUE;

    /** A cap on row hits that is never reached. */
    public static final int NO_CAP = Integer.MAX_VALUE;

    /** What stands between the ports and the banks. */
    public enum Queueing {
        /** One buffer of reads and one of writes over all banks; the oldest that can goes. */
        SHARED_BUFFERS,
        /** Transaction queues that feed a short queue at each bank; the banks are served in turn. */
        BANK_QUEUES
    }

    /** Which waiting burst may issue a command. */
    public enum Order {
        /** Column commands of open rows before commands that open and close rows, the oldest of each first. */
        ROW_HITS_FIRST,
        /** The oldest whose next command may issue now. */
        READY_FIRST,
        /** Only the oldest. */
        OLDEST_ONLY
    }

    /** When a row is closed without a conflict. */
    public enum Page {
        OPEN,
        /** With its last waiting access, by auto-precharge. */
        CLOSED,
        /** Some cycles after its last access. */
        TIMED
    }

    /** What one refresh covers. */
    public enum Refresh {
        NONE,
        ALL_BANKS,
        PER_BANK,
        SAME_BANK
    }

    /** What may not start while a refresh is due. */
    public enum RefreshStalls {
        /** Bursts to the banks that it covers. */
        ITS_BANKS,
        /** Everything but bursts whose row was opened for them. */
        CHANNEL
    }

    public DramPolicy {
        requirePositive("readPlaces", readPlaces);
        requirePositive("writePlaces", writePlaces);
        requirePositive("bankPlaces", bankPlaces);
        requirePositive("rowHitCap", rowHitCap);
        requirePositive("pageTimeoutCycles", pageTimeoutCycles);
        if (writeHigh > writePlaces || writeHigh < 1 || writeLow < 0 || writeLow >= writeHigh) {
            throw new IllegalArgumentException("write watermarks must satisfy 0 <= low < high <= " + writePlaces
                    + ", were low " + writeLow + " and high " + writeHigh);
        }
        if (powerDownAfterCycles <= 0) {
            throw new IllegalArgumentException("powerDownAfterCycles must be positive, was " + powerDownAfterCycles);
        }
    }

    /** The same with another page policy. */
    public DramPolicy withPage(Page otherPage) {
        return with(order, otherPage, refresh, powerDownAfterCycles);
    }

    /** The same with refreshes that cover something else. */
    public DramPolicy withRefresh(Refresh otherRefresh) {
        return with(order, page, otherRefresh, powerDownAfterCycles);
    }

    /** The same with another order of bursts. */
    public DramPolicy withOrder(Order otherOrder) {
        return with(otherOrder, page, refresh, powerDownAfterCycles);
    }

    /** The same with ranks that power down after so many idle cycles. */
    public DramPolicy withPowerDownAfter(long cycles) {
        return with(order, page, refresh, cycles);
    }

    /** The same under another name. */
    DramPolicy called(String otherName) {
        return with(otherName, order, page, refresh, powerDownAfterCycles);
    }

    private DramPolicy with(Order otherOrder, Page otherPage, Refresh otherRefresh, long otherPowerDown) {
        return with(name, otherOrder, otherPage, otherRefresh, otherPowerDown);
    }

    private DramPolicy with(
            String otherName, Order otherOrder, Page otherPage, Refresh otherRefresh, long otherPowerDown) {
        return new DramPolicy(
                otherName,
                queueing,
                otherOrder,
                readPlaces,
                writePlaces,
                bankPlaces,
                rowHitCap,
                writeHigh,
                writeLow,
                writeIdle,
                otherPage,
                pageTimeoutCycles,
                otherRefresh,
                refreshStaggered,
                refreshStalls,
                prechargeAll,
                commandBus,
                otherPowerDown);
    }

    private static void requirePositive(String name, long value) {
        if (value <= 0) {
            throw new IllegalArgumentException(name + " must be positive, was " + value);
        }
    }
}
