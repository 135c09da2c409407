package org.ridgepoint.sim.memory.dram.table;

import java.util.Optional;
import org.ridgepoint.sim.quantity.RefusedKey;

/**
 * How a channel's controller queues, orders and refreshes, as data.
 *
 * @param name e.g. {@code standard}
 * @param queueing what stands between the ports and the banks
 * @param order which waiting burst may issue a command
 * @param readPlaces bursts that wait to read
 * @param writePlaces bursts that wait to write
 * @param bankPlaces bursts that wait at one bank, where queueing is bank-queues
 * @param rowHitCap column accesses of an open row after which a waiting conflict may close it (default never)
 * @param writeHigh waiting writes at which writes are drained
 * @param writeLow waiting writes at which reads come first again; for bank queues a drain takes all that were waiting
 * @param writeIdle waiting writes from which they are drained while no read waits; for bank queues, nothing at the banks
 * @param drainLimit writes that go before as many reads as wait, however full the queue (default any number)
 * @param page when a row is closed without a conflict
 * @param pageTimeoutCycles cycles after its last access at which a row is closed, where page is timed
 * @param refresh what one refresh covers
 * @param refreshStaggered whether ranks refresh in turn, not at once
 * @param refreshStalls what may not start while a refresh is due
 * @param prechargeAll whether a refresh closes its rank with one command, not bank by bank
 * @param commandBus whether commands that take several cycles hold the bus for so long
 * @param powerDownAfterCycles idle cycles after which a rank powers down (default never)
 */
public record DramPolicy(
        String name,
        Queueing queueing,
        BurstOrder order,
        int readPlaces,
        int writePlaces,
        int bankPlaces,
        Optional<Integer> rowHitCap,
        int writeHigh,
        int writeLow,
        int writeIdle,
        Optional<Integer> drainLimit,
        PageClosing page,
        int pageTimeoutCycles,
        Refresh refresh,
        boolean refreshStaggered,
        RefreshStalls refreshStalls,
        boolean prechargeAll,
        boolean commandBus,
        Optional<Long> powerDownAfterCycles) {
    /** More than any controller has. */
    private static final int MOST_PLACES = 4096;

    /** What stands between the ports and the banks. */
    public enum Queueing {
        /** One buffer of reads and one of writes over all banks; the oldest that can goes. */
        SHARED_BUFFERS,
        /** Transaction queues that feed a short queue at each bank; the banks are served in turn. */
        BANK_QUEUES
    }

    /** Which waiting burst may issue a command. */
    public enum BurstOrder {
        /** Column commands of open rows before commands that open and close rows, the oldest of each first. */
        ROW_HITS_FIRST,
        /** The oldest whose next command may issue now. */
        READY_FIRST,
        /** Only the oldest. */
        OLDEST_ONLY
    }

    /** When a row is closed without a conflict. */
    public enum PageClosing {
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
        requirePlaces("readPlaces", readPlaces);
        requirePlaces("writePlaces", writePlaces);
        requirePlaces("bankPlaces", bankPlaces);
        rowHitCap.ifPresent(hits -> requirePositive("rowHitCap", hits));
        requirePositive("pageTimeoutCycles", pageTimeoutCycles);
        if (writeHigh > writePlaces || writeHigh < 1 || writeLow < 0 || writeLow >= writeHigh) {
            throw new RefusedKey(
                    "writeHigh",
                    "and writeLow must satisfy 0 <= low < high <= " + writePlaces + " writePlaces, were low " + writeLow
                            + " and high " + writeHigh,
                    "writeLow",
                    "writePlaces");
        }
        if (writeIdle < 0 || writeIdle > writePlaces) {
            throw new RefusedKey(
                    "writeIdle", "must be from 0 to " + writePlaces + " writePlaces, was " + writeIdle, "writePlaces");
        }
        drainLimit.ifPresent(writes -> requirePositive("drainLimit", writes));
        powerDownAfterCycles.ifPresent(cycles -> requirePositive("powerDownAfterCycles", cycles));
        if (queueing == Queueing.BANK_QUEUES && order == BurstOrder.OLDEST_ONLY) {
            throw new RefusedKey("order", "oldest-only has no effect on bank-queues, which are served in turn");
        }
        if (queueing == Queueing.BANK_QUEUES && drainLimit.isPresent()) {
            throw new RefusedKey(
                    "drainLimit", "has no effect on bank-queues, where a drain takes all that were waiting");
        }
    }

    private static void requirePlaces(String name, int places) {
        if (places < 1 || places > MOST_PLACES) {
            throw new RefusedKey(name, "must be from 1 to " + MOST_PLACES + ", was " + places);
        }
    }

    private static void requirePositive(String name, long value) {
        if (value <= 0) {
            throw new RefusedKey(name, "must be positive, was " + value);
        }
    }
}
