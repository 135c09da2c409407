package org.ridgepoint.accelerator.wait;

import java.util.Comparator;
import java.util.Optional;
import org.ridgepoint.sim.resource.Packet;

/** The last packets that arrived in bulk SRAM, by the tick at which they did; of one tick the first in an order. */
final class BulkArrivals {
    private static final int REMEMBERED = 64;

    private final long[] ticks = new long[REMEMBERED];
    private final Packet[] packets = new Packet[REMEMBERED];
    private final Comparator<Packet> order;
    private int last;
    private long streamBeganTick;

    BulkArrivals(Comparator<Packet> order) {
        this.order = order;
    }

    void note(long tick, Packet packet) {
        long issued = packet.grant(0).arrivedTick();
        if (at(issued).isEmpty()) {
            streamBeganTick = Math.max(streamBeganTick, issued);
        }
        if (packets[last] != null && ticks[last] == tick) {
            packets[last] = order.compare(packet, packets[last]) < 0 ? packet : packets[last];
            return;
        }
        last = (last + 1) % REMEMBERED;
        ticks[last] = tick;
        packets[last] = packet;
    }

    /** Since when each packet was issued as another arrived: since then DRAM alone has kept them from coming. */
    long streamBeganTick() {
        return streamBeganTick;
    }

    /** The packet that arrived at a tick, if it is remembered. */
    Optional<Packet> at(long tick) {
        for (int back = 0; back < REMEMBERED; back++) {
            int place = Math.floorMod(last - back, REMEMBERED);
            if (packets[place] == null || ticks[place] < tick) {
                return Optional.empty();
            }
            if (ticks[place] == tick) {
                return Optional.of(packets[place]);
            }
        }
        return Optional.empty();
    }
}
