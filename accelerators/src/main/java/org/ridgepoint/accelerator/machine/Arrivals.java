package org.ridgepoint.accelerator.machine;

import java.util.Optional;
import org.ridgepoint.sim.resource.Packet;

/** The last packets that arrived in bulk SRAM, by the tick at which they did; of one tick the first. */
final class Arrivals {
    private static final int REMEMBERED = 64;

    private final long[] ticks = new long[REMEMBERED];
    private final Packet[] packets = new Packet[REMEMBERED];
    private int last;

    void note(long tick, Packet packet) {
        if (packets[last] != null && ticks[last] == tick) {
            return;
        }
        last = (last + 1) % REMEMBERED;
        ticks[last] = tick;
        packets[last] = packet;
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
