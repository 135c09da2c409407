package org.ridgepoint.sim.memory.dram;

import org.ridgepoint.sim.memory.dram.table.DramCommand;

/** Where commands leave a controller: what each does to timing, buses, counts, standby and whoever listens. */
final class CommandOutput {
    private static final DramCommand[] COMMANDS = DramCommand.values();

    private final BankTiming timing;
    private final BankRows rows;
    private final CommandBus bus;
    private final DramCounters counters;
    private final RankActivity activity;
    private final CommandListener listener;

    CommandOutput(
            BankTiming timing,
            BankRows rows,
            CommandBus bus,
            DramCounters counters,
            RankActivity activity,
            CommandListener listener) {
        this.timing = timing;
        this.rows = rows;
        this.bus = bus;
        this.counters = counters;
        this.activity = activity;
        this.listener = listener;
    }

    /** A command goes out to a bank whose row it has already opened or closed. */
    void issue(int command, int bank, int row, long now) {
        timing.issue(command, bank, now);
        note(command, bank, row, now);
    }

    /** A command goes out whose timing has been noted. */
    void note(int command, int bank, int row, long now) {
        bus.issue(command, now);
        counters.issued(command);
        if (activity.heeds(command)) {
            int rank = timing.rank(bank);
            activity.command(rank, now, (rows.openBanks() & timing.banksOfRank(rank)) != 0);
        }
        if (listener != CommandListener.NONE) {
            listener.issued(now, COMMANDS[command], bank, row);
        }
    }

    /** Closes a bank, or with {@code PRECHARGE_ALL} its rank, if it may be now; else the choice learns when it may. */
    boolean closeWhenReady(int command, int bank, long now, CommandChoice choice) {
        long earliest = timing.earliest(command, bank);
        if (earliest > now) {
            choice.lookAgainAt(earliest);
            return false;
        }
        long closed = command == CommandChoice.PRECHARGE ? 1L << bank : timing.banksOfRank(timing.rank(bank));
        for (long left = closed; left != 0; left &= left - 1) {
            rows.close(Long.numberOfTrailingZeros(left));
        }
        issue(command, bank, 0, now);
        return true;
    }
}
