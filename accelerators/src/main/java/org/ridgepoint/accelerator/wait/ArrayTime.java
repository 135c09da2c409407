package org.ridgepoint.accelerator.wait;

import org.ridgepoint.accelerator.result.LayerCounts;
import org.ridgepoint.accelerator.result.RunListener;
import org.ridgepoint.accelerator.stage.Leg;
import org.ridgepoint.accelerator.stage.Onlooker;
import org.ridgepoint.accelerator.stage.Quantum;
import org.ridgepoint.sim.account.CycleLedger;
import org.ridgepoint.sim.account.PacketBlame;
import org.ridgepoint.sim.account.StallCause;
import org.ridgepoint.sim.kernel.ClockDomain;
import org.ridgepoint.sim.kernel.Simulation;
import org.ridgepoint.sim.resource.Packet;

/**
 * Gives each tick of an array exactly one cause: those of a quantum that it works on by what it does in them, those between
 * by what it waits for.
 *
 * <p>Timing: it only looks on, as each tick ends, when everything of the tick has happened; so what it charges depends on
 * no order within a tick, and nothing depends on what it charges. It looks only where its core did something: of many cores
 * most stand still in most ticks.
 */
public final class ArrayTime implements Onlooker {
    private final Simulation simulation;
    private final ClockDomain clock;
    private final LayerCounts[] counts;
    private final WaitTracker waits;
    private boolean moved;

    /**
     * The time of an array from tick 0, at which it is idle.
     *
     * @param clock of the array
     * @param pace who sets the pace of packets from DRAM
     * @param counts of each layer, to charge
     * @param listener told of waits
     */
    public ArrayTime(
            Simulation simulation, ClockDomain clock, StreamPace pace, LayerCounts[] counts, RunListener listener) {
        this.simulation = simulation;
        this.clock = clock;
        this.counts = counts;
        this.waits = new WaitTracker(simulation, pace, counts, listener);
    }

    /** Looks at the stages, through {@code blockers}, as each tick ends in which any of them did something. */
    public void watch(Blockers blockers) {
        simulation.whenTickEnds(() -> {
            if (moved) {
                moved = false;
                waits.look(blockers);
            }
        });
    }

    /** The core's stages take a turn, in which what is awaited may change. */
    public void turns() {
        moved = true;
    }

    /** The run is over: charges what is left. */
    public void endRun() {
        waits.endRun();
    }

    @Override
    public void delivered(Leg leg, Packet packet) {
        if (leg == Leg.HOST) {
            waits.deliveredByHost(packet);
            return;
        }
        moved = true;
        waits.delivered(Blocker.of(leg), packet);
    }

    @Override
    public void begins(Quantum quantum) {
        moved = true;
        waits.endIdle(quantum.beginTick(), () -> journey(quantum));
    }

    @Override
    public void idles() {
        moved = true;
        waits.beginIdle();
    }

    /** What a quantum took beyond its own cycles goes to where the last of its operands spent their time. */
    @Override
    public void ends(Quantum quantum) {
        CycleLedger ledger = counts[quantum.layer()].ledger();
        Quantum.ArrayCycles cycles = quantum.cycles();
        long launch = clock.ticks(cycles.launch());
        long fillDrain = clock.ticks(cycles.fillDrain());
        long load = clock.ticks(cycles.operandLoad());
        long stream = clock.ticks(cycles.stream());
        long useful = Math.min(stream, Math.round(stream * cycles.usefulShare()));
        ledger.charge(StallCause.LAUNCH, launch);
        ledger.charge(StallCause.FILL_DRAIN, fillDrain);
        ledger.charge(StallCause.OPERAND_LOAD, load);
        ledger.charge(StallCause.USEFUL_MACS, useful);
        ledger.charge(StallCause.UNUSED_LANES, stream - useful);
        long late = simulation.now() - quantum.beginTick() - launch - fillDrain - load - stream;
        if (late > 0) {
            ledger.chargeInProportion(journey(quantum), late);
        }
    }

    /** Where the last of a quantum's operands spent their time on the way; local SRAM where it needs none. */
    private static CycleLedger journey(Quantum quantum) {
        return quantum.lastPacket().map(PacketBlame::journey).orElseGet(ArrayTime::nowhere);
    }

    private static CycleLedger nowhere() {
        CycleLedger nowhere = new CycleLedger();
        nowhere.charge(StallCause.LOCAL_SRAM, 1);
        return nowhere;
    }
}
