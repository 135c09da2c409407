package org.ridgepoint.sim.resource;

/** Told how a transfer goes, in phase COMPLETE. */
public interface TransferListener {
    /** One packet has left its last hop. Packets of one transfer may overtake each other. */
    void packetDelivered(Packet packet);

    /** All packets have; follows the last {@link #packetDelivered}. */
    void completed(Transfer transfer);
}
