package org.ridgepoint.sim.memory.dram;

import java.util.Arrays;
import org.ridgepoint.sim.kernel.Simulation;

/** The packets that a DRAM controller works on, by the tag that their bursts carry. */
final class InFlight {
    private DramTransfer[] byTag = new DramTransfer[8];
    private DramTransfer[] live = new DramTransfer[8];
    private int[] freeTags = {7, 6, 5, 4, 3, 2, 1, 0};
    private int count;

    /** Takes a packet up and gives it a tag. */
    void add(DramTransfer transfer) {
        if (count == live.length) {
            grow();
        }
        int tag = freeTags[live.length - 1 - count];
        transfer.carry(tag, count);
        byTag[tag] = transfer;
        live[count++] = transfer;
    }

    DramTransfer transfer(int tag) {
        return byTag[tag];
    }

    void remove(DramTransfer transfer) {
        DramTransfer last = live[--count];
        live[transfer.place()] = last;
        last.carry(last.tag(), transfer.place());
        live[count] = null;
        byTag[transfer.tag()] = null;
        freeTags[live.length - 1 - count] = transfer.tag();
    }

    /**
     * The earliest cycle at which any read can have its last data.
     *
     * @param first the end of the latest data that can come before a read's first
     * @param burstCycles cycles of a burst on the pins
     */
    long earliestRead(long first, int burstCycles) {
        long earliest = Simulation.NEVER;
        for (int i = 0; i < count; i++) {
            if (!live[i].isWrite()) {
                earliest = Math.min(earliest, first + (long) live[i].unmoved() * burstCycles);
            }
        }
        return earliest;
    }

    private void grow() {
        int before = live.length;
        live = Arrays.copyOf(live, 2 * before);
        byTag = Arrays.copyOf(byTag, 2 * before);
        freeTags = new int[2 * before];
        for (int i = 0; i < before; i++) {
            freeTags[i] = 2 * before - 1 - i;
        }
    }
}
