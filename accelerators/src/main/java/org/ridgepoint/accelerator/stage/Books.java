package org.ridgepoint.accelerator.stage;

import org.ridgepoint.accelerator.result.LayerCounts;
import org.ridgepoint.accelerator.result.RunListener;
import org.ridgepoint.accelerator.wait.Blocker;
import org.ridgepoint.accelerator.wait.WaitTracker;
import org.ridgepoint.sim.kernel.Action;
import org.ridgepoint.sim.kernel.Simulation;
import org.ridgepoint.sim.resource.Packet;
import org.ridgepoint.sim.resource.Transfer;
import org.ridgepoint.sim.resource.TransferListener;

/**
 * What the stages write down as they work.
 *
 * @param simulation whose time it is
 * @param waits charges the ticks in which the array is idle
 * @param counts of each layer
 * @param listener told of what happens
 */
public record Books(Simulation simulation, WaitTracker waits, LayerCounts[] counts, RunListener listener) {

    LayerCounts of(int layer) {
        return counts[layer];
    }

    /** Follows a transfer that is about to be submitted for a layer, and fires {@code then} when all of it is there. */
    TransferListener follow(String engine, Blocker stage, int layer, Action then) {
        long issuedTick = simulation.now();
        return new TransferListener() {
            @Override
            public void packetDelivered(Packet packet) {
                waits.delivered(stage, packet);
                listener.delivered(layer, packet);
            }

            @Override
            public void completed(Transfer transfer) {
                listener.transferred(engine, layer, transfer.bytes(), issuedTick, simulation.now());
                then.fire();
            }
        };
    }
}
