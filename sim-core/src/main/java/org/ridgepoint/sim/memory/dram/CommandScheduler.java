package org.ridgepoint.sim.memory.dram;

/** Which waiting burst may issue its next command. */
interface CommandScheduler {
    /** With commands for more banks than these it is crowded. */
    int MANY_BANKS = 8;

    /** Looks at bursts whose row was opened for them and not yet accessed; they go before a refresh that is due. */
    void chooseOpened(long cycle, CommandChoice choice);

    /** Looks at all waiting bursts but those of the blocked banks. */
    void choose(long cycle, int buses, long blockedBanks, CommandChoice choice);

    /** A cycle before which no waiting burst but those of the blocked banks may issue a command, whatever its past. */
    long noneBefore(int buses, long blockedBanks);

    /** Whether commands for so many banks wait that to decide the next cycle is cheaper than to look ahead. */
    boolean isCrowded();

    /**
     * Plans the command that goes next, from a cycle on, if no burst and no refresh come in between; whether it can.
     * Planning changes nothing.
     */
    boolean plan(long from, CommandPlan plan);

    /** Turns from reads to writes or back where the bursts that wait now ask for it, as {@link #choose} does. */
    void turn();

    /** Notes that a command for a burst went out to a bank. */
    void served(int bank);

    /** Notes that a row was opened for a burst. */
    void opened(int slot);

    /** Notes that a burst was moved and leaves. */
    void moved(int slot);

    /** Banks that must not be closed: a burst waits for the row just opened for it. */
    long heldBanks();
}
