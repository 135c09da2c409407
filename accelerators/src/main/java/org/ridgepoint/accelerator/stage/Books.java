package org.ridgepoint.accelerator.stage;

import org.ridgepoint.accelerator.result.RunListener;
import org.ridgepoint.sim.kernel.Action;
import org.ridgepoint.sim.kernel.Simulation;
import org.ridgepoint.sim.resource.Packet;
import org.ridgepoint.sim.resource.Transfer;
import org.ridgepoint.sim.resource.TransferListener;

/**
 * What the stages write down as they work.
 *
 * @param simulation whose time it is
 * @param tally of what they move and do
 * @param onlooker told what the array waits for and works on
 * @param listener told of what happens
 */
public record Books(Simulation simulation, Tally tally, Onlooker onlooker, RunListener listener) {

    /** Follows a transfer that is about to be submitted for a layer, and fires {@code then} when all of it is there. */
    TransferListener follow(String engine, Leg leg, int layer, Action then) {
        long issuedTick = simulation.now();
        return new TransferListener() {
            @Override
            public void packetDelivered(Packet packet) {
                onlooker.delivered(leg, packet);
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
