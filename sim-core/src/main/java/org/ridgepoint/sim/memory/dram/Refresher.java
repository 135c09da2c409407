package org.ridgepoint.sim.memory.dram;

import org.ridgepoint.sim.memory.dram.table.DramChannelSpec;
import org.ridgepoint.sim.memory.dram.table.DramCommand;
import org.ridgepoint.sim.memory.dram.table.DramPolicy;

/**
 * What refreshes a channel: closes what a due refresh covers, then refreshes it, a command at a time.
 *
 * <p>Rows that were opened for a burst are left until the burst has gone.
 */
final class Refresher {
    private static final int REFRESH_ALL = DramCommand.REFRESH_ALL.ordinal();
    private static final int PRECHARGE_ALL = DramCommand.PRECHARGE_ALL.ordinal();

    private final RefreshSchedule schedule;
    private final CommandScheduler scheduler;
    private final BankTiming timing;
    private final BankRows rows;
    private final DramCounters counters;
    private final CommandOutput output;
    private final boolean stallsChannel;
    private final boolean prechargesAll;

    Refresher(
            DramChannelSpec spec,
            CommandScheduler scheduler,
            BankTiming timing,
            BankRows rows,
            DramCounters counters,
            CommandOutput output) {
        this.schedule = new RefreshSchedule(spec.standard(), spec.geometry(), spec.policy());
        this.scheduler = scheduler;
        this.timing = timing;
        this.rows = rows;
        this.counters = counters;
        this.output = output;
        this.stallsChannel = spec.policy().refreshStalls() == DramPolicy.RefreshStalls.CHANNEL;
        this.prechargesAll = spec.policy().prechargeAll() && schedule.coversRank();
    }

    /** Notes what has fallen due up to a cycle. */
    void advance(long cycle) {
        schedule.advance(cycle);
    }

    /** Cycles in which every bank is refreshed once. */
    long roundCycles() {
        return schedule.roundCycles();
    }

    /** Notes that rounds of refreshes went out as they fell due. */
    void pass(long rounds) {
        schedule.pass(rounds);
    }

    boolean isDue() {
        return schedule.isDue();
    }

    /** When the next refresh falls due. */
    long nextDue() {
        return schedule.nextDue();
    }

    /** The banks at which bursts must wait for the refresh that is due, as a bit set. */
    long blockedBanks() {
        if (!schedule.isDue()) {
            return 0;
        }
        return stallsChannel ? -1L : schedule.banks();
    }

    /** Issues the next command of the refresh that is due, if any may go; else the choice learns when one may. */
    boolean issueOne(long now, CommandChoice choice) {
        long covered = schedule.banks();
        if ((scheduler.heldBanks() & covered) != 0) {
            return false;
        }
        long open = rows.openBanks() & covered;
        if (open == 0) {
            return refreshWhenReady(covered, now, choice);
        }
        if (prechargesAll) {
            return output.closeWhenReady(PRECHARGE_ALL, schedule.firstBank(), now, choice);
        }
        for (long left = open; left != 0; left &= left - 1) {
            if (output.closeWhenReady(CommandChoice.PRECHARGE, Long.numberOfTrailingZeros(left), now, choice)) {
                return true;
            }
        }
        return false;
    }

    private boolean refreshWhenReady(long covered, long now, CommandChoice choice) {
        int command = schedule.command().ordinal();
        for (long left = covered; left != 0; left &= left - 1) {
            long earliest = timing.earliest(command, Long.numberOfTrailingZeros(left));
            if (earliest > now) {
                choice.lookAgainAt(earliest);
                return false;
            }
        }
        int first = schedule.firstBank();
        for (long left = command == REFRESH_ALL ? 1L << first : covered; left != 0; left &= left - 1) {
            timing.issue(command, Long.numberOfTrailingZeros(left), now);
        }
        for (long left = covered; left != 0; left &= left - 1) {
            int bank = Long.numberOfTrailingZeros(left);
            counters.refreshed(bank, timing.earliestForBurst(CommandChoice.ACTIVATE, bank));
        }
        schedule.issued();
        output.note(command, first, 0, now);
        return true;
    }
}
