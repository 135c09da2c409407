package org.ridgepoint.sim.resource;

/** Test bench: a listener that does not care. */
public record Unheard() implements TransferListener {
    @Override
    public void packetDelivered(Packet packet) {}

    @Override
    public void completed(Transfer transfer) {}
}
