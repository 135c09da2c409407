package org.ridgepoint.sim.memory.dram;

import org.ridgepoint.sim.memory.dram.table.DramChannelSpec;
import org.ridgepoint.sim.memory.dram.table.DramPolicy;
import org.ridgepoint.sim.memory.dram.table.DramStandard;

/**
 * What goes out of a channel's queues onto its buses: a command for a burst, and with a read or write the burst itself.
 *
 * <p>Timing: data end a CAS latency and a burst's length after their command. With closed pages the last waiting access of
 * a row takes its precharge along.
 */
final class BurstIssue {
    private final BurstTable bursts;
    private final BankRows rows;
    private final BankTiming timing;
    private final Intake intake;
    private final CommandScheduler scheduler;
    private final DramCounters counters;
    private final CommandOutput output;
    private final IdleRows idleRows;
    private final BurstListener listener;
    private final int readLatency;
    private final int writeLatency;
    private final boolean closesPages;

    BurstIssue(
            DramChannelSpec spec,
            BurstTable bursts,
            BankRows rows,
            BankTiming timing,
            Intake intake,
            CommandScheduler scheduler,
            DramCounters counters,
            CommandOutput output,
            IdleRows idleRows,
            BurstListener listener) {
        DramStandard standard = spec.standard();
        this.bursts = bursts;
        this.rows = rows;
        this.timing = timing;
        this.intake = intake;
        this.scheduler = scheduler;
        this.counters = counters;
        this.output = output;
        this.idleRows = idleRows;
        this.listener = listener;
        this.readLatency = standard.timing("CL") + standard.timing("burst");
        this.writeLatency = standard.timing("CWL") + standard.timing("burst");
        this.closesPages = spec.policy().page() == DramPolicy.PageClosing.CLOSED;
    }

    /** Sends a burst's next command; whether a place in the queues became free by it. */
    boolean of(int slot, int command, long now) {
        int bank = bursts.bank(slot);
        scheduler.served(bank);
        if (command == CommandChoice.ACTIVATE) {
            return activate(slot, bank, now);
        }
        if (command == CommandChoice.PRECHARGE) {
            bursts.caused[slot] |= BurstTable.CAUSED_PRECHARGE;
            rows.close(bank);
            output.issue(command, bank, 0, now);
            return false;
        }
        transfer(slot, command, bank, now);
        return true;
    }

    private boolean activate(int slot, int bank, long now) {
        bursts.caused[slot] |= BurstTable.CAUSED_ACTIVATE;
        int waitedBefore = rows.waiting(bursts.type(slot));
        scheduler.opened(slot);
        boolean placeFreed = rows.waiting(bursts.type(slot)) < waitedBefore;
        rows.open(bank, bursts.row[slot]);
        output.issue(CommandChoice.ACTIVATE, bank, bursts.row[slot], now);
        return placeFreed;
    }

    private void transfer(int slot, int command, int bank, long now) {
        boolean write = bursts.type(slot) == BurstTable.WRITE;
        long dataEnd = now + (write ? writeLatency : readLatency);
        counters.moved(bursts, slot, timing, now, dataEnd);
        rows.accessed(bank);
        scheduler.moved(slot);
        intake.left(bank);
        idleRows.accessed(bank, now);
        int issued = command;
        if (closesPages && !rows.hasHit(bank) && (scheduler.heldBanks() >>> bank & 1) == 0) {
            issued += CommandChoice.TO_PRECHARGING;
            rows.close(bank);
        }
        output.issue(issued, bank, 0, now);
        bursts.free(slot);
        listener.moved(bursts.tag[slot], write, bursts.arrived[slot], dataEnd);
    }
}
