package org.ridgepoint.sim.memory.dram;

import org.HdrHistogram.Histogram;
import org.ridgepoint.sim.memory.dram.table.DramCommand;
import org.ridgepoint.sim.memory.dram.table.DramGeometry;
import org.ridgepoint.sim.memory.dram.table.DramStandard;

/**
 * What a channel counts: commands, bursts, row hits, data-bus cycles and why the bus stood still, read latencies.
 *
 * <p>A burst is a hit when its row was open, a miss when its bank was closed and a conflict when another row was open.
 */
public final class DramCounters {
    private final long[] commands = new long[DramCommand.values().length];
    private final LatencyCounts readLatency = new LatencyCounts();
    private final DataBus dataBus;
    private final long[] refreshedUntil;
    private final int burstCycles;
    private long reads;
    private long writes;
    private final long[] byCaused = new long[4];

    DramCounters(DramStandard standard, DramGeometry geometry) {
        this.burstCycles = standard.timing("burst");
        this.dataBus = new DataBus(burstCycles);
        this.refreshedUntil = new long[geometry.banks()];
    }

    /** Commands of a kind that went out. */
    long commands(DramCommand command) {
        return commands[command.ordinal()];
    }

    /** Rows opened. */
    public long activates() {
        return commands(DramCommand.ACTIVATE);
    }

    /** Bursts read. */
    public long reads() {
        return reads;
    }

    /** Bursts written. */
    public long writes() {
        return writes;
    }

    /** Bursts whose row was open. */
    public long rowHits() {
        return byCaused[BurstTable.CAUSED_NOTHING];
    }

    /** Bursts whose bank was closed. */
    public long rowMisses() {
        return byCaused[BurstTable.CAUSED_ACTIVATE];
    }

    /** Bursts that had another row closed first. */
    public long rowConflicts() {
        return byCaused[BurstTable.CAUSED_PRECHARGE]
                + byCaused[BurstTable.CAUSED_PRECHARGE | BurstTable.CAUSED_ACTIVATE];
    }

    /** Cycles in which the data pins moved bursts. */
    long dataCycles() {
        return dataBus.busyCycles();
    }

    /** Cycles before {@code cycle} (of the recent past) in which the data pins moved bursts. */
    long dataCyclesBefore(long cycle) {
        return dataBus.busyCyclesBefore(cycle);
    }

    /** The cycle after the last data. */
    public long lastDataCycle() {
        return dataBus.lastEnd();
    }

    /** Cycles in which the data pins stood still before a burst, for a cause. */
    public long stillCycles(DramCause cause) {
        return dataBus.stillCycles(cause);
    }

    /** Cycles from a read's arrival to the end of its data. */
    public Histogram readLatencyCycles() {
        return readLatency.histogram();
    }

    /** The commands so far. */
    long[] mark() {
        return commands.clone();
    }

    /** Counts the commands since a mark so many times more. */
    void repeat(long[] mark, long times) {
        for (int command = 0; command < commands.length; command++) {
            commands[command] += times * (commands[command] - mark[command]);
        }
    }

    void issued(int command) {
        commands[command]++;
    }

    /** A refresh keeps a bank until a cycle. */
    void refreshed(int bank, long untilCycle) {
        refreshedUntil[bank] = untilCycle;
    }

    void moved(BurstTable bursts, int slot, BankTiming timing, long now, long dataEnd) {
        boolean write = bursts.type(slot) == BurstTable.WRITE;
        if (write) {
            writes++;
        } else {
            reads++;
            readLatency.record(dataEnd - bursts.arrived[slot]);
        }
        byCaused[bursts.caused[slot]]++;
        long still = dataEnd - burstCycles - dataBus.lastEnd();
        if (still > 0) {
            explain(still, bursts, slot, timing, now);
        }
        dataBus.move(dataEnd);
    }

    private void explain(long still, BurstTable bursts, int slot, BankTiming timing, long now) {
        long unasked = Math.max(0, Math.min(still, bursts.arrived[slot] - (now - still)));
        dataBus.stoodStill(DramCause.NO_REQUEST, unasked);
        long refresh = 0;
        if ((bursts.caused[slot] & BurstTable.CAUSED_ACTIVATE) != 0) {
            long asked = now - still + unasked;
            refresh = Math.max(0, Math.min(now, refreshedUntil[bursts.bank(slot)]) - asked);
            dataBus.stoodStill(DramCause.REFRESH, refresh);
        }
        if (refresh < still - unasked) {
            dataBus.stoodStill(cause(bursts, slot, timing, now, now - still), still - unasked - refresh);
        }
    }

    private DramCause cause(BurstTable bursts, int slot, BankTiming timing, long now, long wanted) {
        int command = bursts.type(slot) == BurstTable.WRITE ? CommandChoice.WRITE : CommandChoice.READ;
        int bank = bursts.bank(slot);
        if ((bursts.caused[slot] & BurstTable.CAUSED_ACTIVATE) != 0 && timing.earliestInBank(command, bank) > wanted) {
            return DramCause.ROW;
        }
        long group = timing.earliestInGroup(command, bank);
        long rank = timing.earliestInRank(command, bank);
        if (Math.max(group, rank) < now) {
            return DramCause.SCHEDULING;
        }
        return group > rank ? DramCause.BANK_GROUP : DramCause.TURNAROUND;
    }

    /**
     * Cycles that ranks have spent in each kind of standby, all ranks of a channel together.
     *
     * @param open with a row open
     * @param closed with all rows closed
     * @param down powered down, either way
     */
    public record RankStandby(long open, long closed, long down) {
        /** Of nothing. */
        public static final RankStandby NONE = new RankStandby(0, 0, 0);

        /** All of them. */
        public long all() {
            return open + closed + down;
        }

        /** These, and others so many times. */
        public RankStandby and(RankStandby others, double times) {
            return new RankStandby(
                    open + Math.round(times * others.open),
                    closed + Math.round(times * others.closed),
                    down + Math.round(times * others.down));
        }
    }
}
