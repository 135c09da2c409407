package org.ridgepoint.accelerator.residence;

import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.ridgepoint.sim.kernel.Action;
import org.ridgepoint.sim.memory.SramSpace;

/**
 * An SRAM's capacity shared by tensors that live there, for which the plan keeps room, and by data on its way, which
 * takes what the plan leaves free from the oldest unfinished layer to the layer it is for. So data fetched ahead never
 * takes the room of a tensor to come. A tensor that is made before the layers before its own have finished comes early: of
 * these the plan keeps no room for it, and it takes of what is free like data on its way.
 */
public final class StagedSpace {
    private final SramSpace space;
    private final List<Long> freeByLayer;
    private final NavigableMap<Integer, Long> earlyByLayer = new TreeMap<>();
    private int oldestLayer;
    private long earlyBytes;
    private long passingBytes;

    public StagedSpace(SramSpace space, List<Long> freeByLayer) {
        this.space = space;
        this.freeByLayer = freeByLayer;
    }

    /** Takes room for data of a layer on its way; false where it must wait. */
    public boolean takePassing(int layer, long bytes) {
        if (passingBytes + earlyBytes + bytes > leastFree(layer) || !space.fits(bytes)) {
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

    /** Whether all layers before this one have finished, so that the plan keeps room for what it makes. */
    boolean hasComeTo(int layer) {
        return oldestLayer >= layer;
    }

    /** Takes room for a tensor that a layer makes; false where it must wait. */
    boolean takeResident(int layer, long bytes) {
        boolean early = !hasComeTo(layer);
        if (early && passingBytes + earlyBytes + bytes > leastFree(layer - 1) || !space.fits(bytes)) {
            return false;
        }
        if (early) {
            addEarly(layer, bytes);
        }
        space.allocate(bytes);
        return true;
    }

    void freeResident(int layer, long bytes) {
        if (!hasComeTo(layer)) {
            addEarly(layer, -bytes);
        }
        space.free(bytes);
    }

    private void addEarly(int layer, long bytes) {
        earlyByLayer.merge(layer, bytes, Long::sum);
        earlyBytes += bytes;
    }

    /** All layers before this one have finished: more room may be free. */
    void finishedBefore(int layer) {
        oldestLayer = layer;
        while (!earlyByLayer.isEmpty() && hasComeTo(earlyByLayer.firstKey())) {
            earlyBytes -= earlyByLayer.pollFirstEntry().getValue();
        }
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
