package org.ridgepoint.accelerator.machine;

import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.ridgepoint.sim.account.CycleLedger;
import org.ridgepoint.sim.account.PacketBlame;
import org.ridgepoint.sim.kernel.Simulation;
import org.ridgepoint.sim.resource.Packet;

/**
 * Charges every tick in which the array is idle to what it waits for at that time.
 *
 * <p>While packets are awaited, each delivery charges the ticks since the last charge along that packet's own way; any
 * other change of what is awaited charges them to the blocker's cause.
 */
final class WaitTracker {
    private static final long BUSY = -1;

    private final Simulation simulation;
    private final LayerCounts[] counts;
    private Supplier<Blocker> blocker = () -> Blocker.TAIL;
    private IntSupplier layer = () -> 0;
    private long chargedTo;
    private Blocker current = Blocker.DRAM_IN;
    private int currentLayer;

    WaitTracker(Simulation simulation, LayerCounts[] counts) {
        this.simulation = simulation;
        this.counts = counts;
    }

    /** Says how to find out what is awaited, and on whose behalf. */
    void ask(Supplier<Blocker> whatBlocks, IntSupplier whichLayer) {
        blocker = whatBlocks;
        layer = whichLayer;
    }

    /** The array has nothing to do from now on. */
    void beginIdle() {
        chargedTo = simulation.now();
        look();
    }

    boolean idle() {
        return chargedTo != BUSY;
    }

    /** The array works since {@code tick}, which may lie back a little; returns the tick at which its idleness ends. */
    long endIdle(long tick) {
        chargeRest(Math.max(tick, chargedTo));
        long end = chargedTo;
        chargedTo = BUSY;
        return end;
    }

    /** The run is over: charges what is left. */
    void endRun() {
        if (idle()) {
            chargeRest(simulation.now());
        }
    }

    /** A packet of a stage has arrived. */
    void delivered(Blocker stage, Packet packet) {
        if (!idle()) {
            return;
        }
        if (stage == current) {
            PacketBlame.charge(ledger(), packet, chargedTo, simulation.now(), current.cause());
            chargedTo = simulation.now();
        }
        touch();
    }

    /** Something may have changed about what is awaited. */
    void touch() {
        if (!idle()) {
            return;
        }
        Blocker now = blocker.get();
        int nowLayer = layer.getAsInt();
        if (now != current || nowLayer != currentLayer) {
            chargeRest(simulation.now());
            current = now;
            currentLayer = nowLayer;
        }
    }

    private void look() {
        current = blocker.get();
        currentLayer = layer.getAsInt();
    }

    private void chargeRest(long tick) {
        ledger().charge(current.cause(), tick - chargedTo);
        chargedTo = tick;
    }

    private CycleLedger ledger() {
        return counts[currentLayer].ledger();
    }
}
