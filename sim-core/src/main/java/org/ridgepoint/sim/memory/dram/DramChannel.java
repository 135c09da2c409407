package org.ridgepoint.sim.memory.dram;

import org.ridgepoint.sim.kernel.Simulation;
import org.ridgepoint.sim.memory.dram.table.DramChannelSpec;
import org.ridgepoint.sim.memory.dram.table.DramPolicy;
import org.ridgepoint.sim.memory.dram.table.DramStandard;

/**
 * One DRAM channel: its controller, its command and data buses and its banks, burst by burst.
 *
 * <p>Timing: time is an argument, in cycles of the command clock; the channel knows no events. A burst that is offered
 * between two calls of {@link #advance} takes part from {@link #cycle()} on. Each cycle the controller may issue one
 * command (one row and one column command where the buses are split); cycles in which nothing can happen are skipped. With
 * bursts at few banks the next command is planned as soon as one went out, and dropped if a burst comes that may change it.
 * Nothing is allocated per burst.
 *
 * <p>Not modelled: data, ECC, training, write-to-read forwarding and merging of equal addresses, self-refresh.
 */
public final class DramChannel {
    /** Rounds of refreshes that are stepped where others are passed over, and one more. */
    private static final int ROUNDS_STEPPED = 5;

    /** Cycles in a row with nothing to go, after which it is worth the cost to ask when something can. */
    private static final int VAIN_CYCLES = 2;

    private final DramChannelSpec spec;
    private final BurstTable bursts;
    private final BankRows rows;
    private final BankTiming timing;
    private final Intake intake;
    private final CommandScheduler scheduler;
    private final CommandBus commandBus;
    private final DramCounters counters;
    private final RankActivity activity;
    private final CommandOutput output;
    private final Refresher refresher;
    private final IdleRows idleRows;
    private final BurstIssue issue;
    private final CommandChoice choice = new CommandChoice();
    private final CommandPlan plan = new CommandPlan();
    private final int rankShift;
    private final boolean powersDown;
    private final long longIdle;
    private long cycle;
    private long wake;
    private boolean placeFreed;
    private long decidable;
    private boolean crowded;
    private int vainCycles;

    /** A channel that tells one listener of its bursts. */
    public DramChannel(DramChannelSpec spec, BurstListener listener) {
        this(spec, listener, CommandListener.NONE);
    }

    /** A channel that also tells of its commands. */
    public DramChannel(DramChannelSpec spec, BurstListener listener, CommandListener commands) {
        this.spec = spec;
        DramPolicy policy = spec.policy();
        DramStandard standard = spec.standard();
        int banks = spec.geometry().banks();
        this.rankShift = Integer.numberOfTrailingZeros(spec.geometry().banksPerRank());
        boolean bankQueues = policy.queueing() == DramPolicy.Queueing.BANK_QUEUES;
        int slots = policy.readPlaces() + policy.writePlaces() + banks * (bankQueues ? policy.bankPlaces() : 1);
        this.bursts = new BurstTable(slots, banks, 6 * banks);
        this.rows = new BankRows(bursts, banks, policy.rowHitCap().orElse(BankRows.NO_CAP));
        this.timing = new BankTiming(standard, spec.geometry());
        this.intake = bankQueues
                ? new TransactionQueues(bursts, rows, banks, policy)
                : new SharedBuffers(bursts, rows, policy);
        this.scheduler = bankQueues
                ? new BankQueueScheduler(bursts, rows, timing)
                : new SharedBufferScheduler(bursts, rows, timing, banks, policy);
        this.commandBus = new CommandBus(standard, policy.commandBus());
        this.counters = new DramCounters(standard, spec.geometry());
        this.activity = new RankActivity(
                spec.geometry().ranks(), policy.powerDownAfterCycles().orElse(Simulation.NEVER));
        this.output = new CommandOutput(timing, rows, commandBus, counters, activity, commands);
        this.refresher = new Refresher(spec, scheduler, timing, rows, counters, output);
        this.idleRows = new IdleRows(rows, output, banks, policy);
        this.issue =
                new BurstIssue(spec, bursts, rows, timing, intake, scheduler, counters, output, idleRows, listener);
        plan.clear();
        this.powersDown = policy.powerDownAfterCycles().isPresent();
        boolean toldOfAll = commands != CommandListener.NONE || policy.refresh() == DramPolicy.Refresh.NONE;
        this.longIdle = toldOfAll ? Simulation.NEVER : ROUNDS_STEPPED * refresher.roundCycles();
    }

    public DramChannelSpec spec() {
        return spec;
    }

    /** The next cycle to be decided. */
    public long cycle() {
        return cycle;
    }

    /** The first cycle at which it may do anything, should no more bursts come. */
    long nextDecision() {
        return Math.max(cycle, wake);
    }

    /** Whether a burst of a kind finds a place now. */
    public boolean accepts(boolean write) {
        return intake.accepts(write ? BurstTable.WRITE : BurstTable.READ);
    }

    /**
     * Puts a burst into the queue, to be seen from {@link #cycle()} on.
     *
     * @param tag handed back when it is moved
     * @param address any byte of the burst, below the channel's capacity
     * @param write a write, else a read
     */
    public void offer(int tag, long address, boolean write) {
        if (cycle > decidable) {
            turnPassedOver();
        }
        int type = write ? BurstTable.WRITE : BurstTable.READ;
        int slot = bursts.take(type, spec.map().bank(address), spec.map().row(address));
        bursts.tag[slot] = tag;
        bursts.arrived[slot] = cycle;
        if (intake.add(slot)) {
            decideNow();
        }
        if (powersDown) {
            wakeRank(bursts.bank(slot) >> rankShift);
        }
    }

    /** Turns from reads to writes or back as deciding would have in a cycle that was passed over. */
    private void turnPassedOver() {
        scheduler.turn();
        decidable = Math.max(cycle, commandBus.firstFree());
    }

    private void wakeRank(int rank) {
        if (activity.isDown(rank, cycle)) {
            timing.holdRank(rank, cycle + spec.standard().timing("tXP"));
            decideNow();
        }
    }

    /** Bursts that wait, in the queues and at the banks. */
    public int waiting() {
        return bursts.taken();
    }

    /** Says that no more bursts will come, so that writes are held back no longer. */
    public void flush() {
        intake.flush();
        decideNow();
    }

    /** Decides the cycles before {@code until}; returns early, after a cycle in which a place became free. */
    public void advance(long until) {
        placeFreed = false;
        if (until - cycle > longIdle && bursts.taken() == 0) {
            passRounds(until);
        }
        stepTo(until);
    }

    private void stepTo(long until) {
        while (cycle < until && !placeFreed) {
            if (wake > cycle) {
                cycle = Math.min(wake, until);
            } else {
                step();
            }
        }
    }

    /**
     * Passes over rounds of refreshes of a channel that has nothing else to do. The first two close what is open and come to
     * an even pace; what the third counts is what every further one would. The last is stepped again, so that whatever comes
     * finds all times as they are.
     */
    private void passRounds(long until) {
        long round = refresher.roundCycles();
        stepTo(cycle + 2 * round);
        long[] counted = counters.mark();
        long[] active = activity.mark();
        stepTo(cycle + round);
        if (refresher.isDue()) {
            return; // they fall behind, or fall due in this very cycle
        }
        long rounds = (until - cycle) / round - 1;
        counters.repeat(counted, rounds);
        activity.repeat(active, rounds, rounds * round);
        refresher.pass(rounds);
        cycle += rounds * round;
        wake += rounds * round; // a refresh is to come
        decidable += rounds * round;
    }

    /** What it counted so far. */
    public DramCounters counters() {
        return counters;
    }

    /** How long the ranks have been in which state so far. */
    DramCounters.RankStandby standby() {
        return activity.standbyUntil(cycle);
    }

    /** Counts standby up to a cycle and returns how long the ranks were in which state. */
    RankActivity activityUntil(long endCycle) {
        activity.settleAll(endCycle);
        return activity;
    }

    /** Whatever was planned no longer holds. */
    private void decideNow() {
        wake = cycle;
        plan.clear();
    }

    private void step() {
        long now = cycle;
        boolean planned = plan.isMade();
        if (now > decidable || planned && !plan.isFirst()) {
            scheduler.turn();
        }
        refresher.advance(now);
        boolean issued = planned ? issuePlanned(now) : decide(now);
        boolean moved = intake.move();
        placeFreed |= moved;
        cycle = now + 1;
        decidable = Math.max(cycle, commandBus.firstFree());
        wake = nextCycleOfInterest(issued, moved);
    }

    private boolean issuePlanned(long now) {
        placeFreed |= issue.of(plan.slot(), plan.command(), now);
        plan.clear();
        return true;
    }

    private boolean decide(long now) {
        timing.advance(now);
        choice.clear();
        choice.lookAgainAt(refresher.nextDue());
        int buses = commandBus.freeAt(now);
        boolean issued = issueOne(now, buses);
        if (issued && commandBus.isSplit()) {
            issueOne(now, commandBus.freeAt(now));
        } else if (!issued && buses != 0) {
            choice.lookAgainAt(
                    crowded && vainCycles < VAIN_CYCLES
                            ? now + 1
                            : scheduler.noneBefore(buses, refresher.blockedBanks()));
        }
        vainCycles = issued ? 0 : vainCycles + 1;
        return issued;
    }

    /** The next cycle to decide, or at which what is planned goes out. */
    private long nextCycleOfInterest(boolean issued, boolean moved) {
        if (intake.canMove()) {
            return cycle;
        }
        long free = decidable;
        if ((issued || moved) && (refresher.isDue() || idleRows.areTimed())) {
            return free;
        }
        if (!issued && !moved) {
            return Math.max(free, Math.min(choice.soonest, commandBus.nextFree(cycle - 1)));
        }
        crowded = scheduler.isCrowded();
        if (crowded) {
            return free;
        }
        if (commandBus.isSplit() || !scheduler.plan(free, plan)) {
            long none = scheduler.noneBefore(CommandChoice.BOTH_BUSES, 0);
            return Math.max(free, Math.min(refresher.nextDue(), none));
        }
        if (plan.cycle() < refresher.nextDue()) {
            return plan.cycle();
        }
        plan.clear();
        return Math.max(free, refresher.nextDue());
    }

    private boolean issueOne(long now, int buses) {
        if (buses == 0) {
            return false;
        }
        choice.drop();
        if ((buses & CommandChoice.COLUMN_BUS) != 0) {
            scheduler.chooseOpened(now, choice);
        }
        if (!choice.isMade()) {
            if (refresher.isDue() && (buses & CommandChoice.ROW_BUS) != 0 && refresher.issueOne(now, choice)) {
                return true;
            }
            scheduler.choose(now, buses, refresher.blockedBanks(), choice);
        }
        if (choice.isMade()) {
            placeFreed |= issue.of(choice.slot, choice.command, now);
            return true;
        }
        return (buses & CommandChoice.ROW_BUS) != 0 && idleRows.closeOne(scheduler.heldBanks(), now, choice);
    }
}
