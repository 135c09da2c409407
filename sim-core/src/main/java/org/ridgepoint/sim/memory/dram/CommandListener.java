package org.ridgepoint.sim.memory.dram;

import org.ridgepoint.sim.memory.dram.table.DramCommand;

/** Told of every command that a channel issues: for timelines and for checks. */
@FunctionalInterface
public interface CommandListener {
    /** Listens to nothing. */
    CommandListener NONE = (cycle, command, bank, row) -> {};

    /**
     * A command went out.
     *
     * @param cycle command clock cycle
     * @param command which
     * @param bank bank of the channel, numbered by rank, then bank group, then bank; the first that it covers
     * @param row the bank's row for an activate; else 0
     */
    void issued(long cycle, DramCommand command, int bank, int row);
}
