package org.ridgepoint.sim.memory.dram;

import org.ridgepoint.sim.resource.Grant;
import org.ridgepoint.sim.resource.Packet;
import org.ridgepoint.sim.resource.WorkByOwner;

/** A packet inside a DRAM controller: how many of its bursts still have to be offered, and how many to be moved. */
final class DramTransfer {
    private final Packet packet;
    private final DramPort port;
    private final boolean write;
    private final int burstBytes;
    private final long busyCyclesAtArrival;
    private final long latencyTicks;
    private long nextAddress;
    private int unsent;
    private int unmoved;
    private long admittedTick;
    private int tag;
    private int place;

    DramTransfer(
            Packet packet, DramPort port, boolean write, int burstBytes, long busyCyclesAtArrival, long latencyTicks) {
        this.latencyTicks = latencyTicks;
        this.packet = packet;
        this.port = port;
        this.write = write;
        this.burstBytes = burstBytes;
        this.busyCyclesAtArrival = busyCyclesAtArrival;
        long address = packet.request().address();
        this.nextAddress = address / burstBytes * burstBytes;
        long lastByte = address + packet.request().bytes() - 1;
        this.unsent = (int) ((lastByte - nextAddress) / burstBytes) + 1;
        this.unmoved = unsent;
    }

    Packet packet() {
        return packet;
    }

    boolean isWrite() {
        return write;
    }

    /** Takes the tag of its bursts and its place among the packets in flight. */
    void carry(int newTag, int newPlace) {
        tag = newTag;
        place = newPlace;
    }

    int tag() {
        return tag;
    }

    int place() {
        return place;
    }

    void admit(long tick) {
        admittedTick = tick;
    }

    /** Bursts that still have to be moved. */
    int unmoved() {
        return unmoved;
    }

    /** Bursts that still have to be offered. */
    int unsent() {
        return unsent;
    }

    boolean hasUnsent() {
        return unsent > 0;
    }

    /** Offers the next burst to the channel. */
    void sendNext(DramChannel channel) {
        channel.offer(tag, nextAddress, write);
        nextAddress += burstBytes;
        unsent--;
    }

    /** Notes that a burst was moved; whether it was the last. */
    boolean moved() {
        unmoved--;
        return unmoved == 0;
    }

    /**
     * Notes whom the packet stood behind: its stay, but for the time that any packet takes from command to data, by whose bursts
     * the channel moved meanwhile.
     */
    void standBehind(long doneTick, WorkByOwner bursts) {
        if (!bursts.tellsApart()) {
            return;
        }
        long[] moved = bursts.since(packet.workAtArrival(), doneTick);
        long all = 0;
        for (long each : moved) {
            all += each;
        }
        double waited = Math.max(0, doneTick - packet.arrivedTick() - latencyTicks);
        for (int owner = 0; owner < moved.length; owner++) {
            moved[owner] = all == 0 ? 0 : (long) (waited * moved[owner] / all);
        }
        packet.stoodBehind(moved);
    }

    /** Decides the grant of a packet that is done at a tick. */
    void grant(long doneTick, long busyCycles, long cycleTicks) {
        long transferTicks = (busyCycles - busyCyclesAtArrival) * cycleTicks;
        long blockedTicks = admittedTick - packet.arrivedTick(); // let in at once but for the next hop
        packet.granted(new Grant(packet.arrivedTick(), admittedTick, doneTick, doneTick, transferTicks, blockedTicks));
    }

    /** It is done: the place is free and the packet goes on. */
    void finish() {
        port.release();
        packet.leave();
    }
}
