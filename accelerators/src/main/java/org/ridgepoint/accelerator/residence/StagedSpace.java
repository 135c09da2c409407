package org.ridgepoint.accelerator.residence;

import java.util.List;
import org.ridgepoint.sim.kernel.Action;
import org.ridgepoint.sim.memory.SramSpace;

/**
 * An SRAM's capacity shared by tensors that live there, for which the plan keeps room, and by data on its way, which
 * takes what the plan leaves free from the oldest unfinished layer to the layer it is for. So data fetched ahead never
 * takes the room of a tensor to come.
 */
public final class StagedSpace {
    private final SramSpace space;
    private final List<Long> freeByLayer;
    private int oldestLayer;
    private long passingBytes;

    public StagedSpace(SramSpace space, List<Long> freeByLayer) {
        this.space = space;
        this.freeByLayer = freeByLayer;
    }

    /** Takes room for data of a layer on its way; false where it must wait. */
    public boolean takePassing(int layer, long bytes) {
        if (passingBytes + bytes > leastFree(layer) || !space.fits(bytes)) {
            return false;
        }
        passingBytes += bytes;
        space.allocate(bytes);
        return true;
    }

    public void freePassing(long bytes) {
        passingBytes -= bytes;
        space.free(bytes);
    }

    boolean takeResident(long bytes) {
        if (!space.fits(bytes)) {
            return false;
        }
        space.allocate(bytes);
        return true;
    }

    void freeResident(long bytes) {
        space.free(bytes);
    }

    /** All layers before this one have finished: more room may be free. */
    void finishedBefore(int layer) {
        oldestLayer = layer;
        space.free(0); // wakes those who wait
    }

    public void whenFreed(Action waiter) {
        space.whenFreed(waiter);
    }

    private long leastFree(int layer) {
        long least = freeByLayer.get(layer);
        for (int between = Math.min(oldestLayer, layer); between < layer; between++) {
            least = Math.min(least, freeByLayer.get(between));
        }
        return least;
    }
}
