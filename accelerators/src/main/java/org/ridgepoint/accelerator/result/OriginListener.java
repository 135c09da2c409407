package org.ridgepoint.accelerator.result;

import java.util.List;
import org.ridgepoint.sim.account.StallCause;
import org.ridgepoint.sim.memory.OccupancyHistory.Sample;
import org.ridgepoint.sim.resource.Packet;

/** Tells a listener of the layers of the network, of which the machine runs slices. */
public record OriginListener(List<Integer> origins, RunListener listener) implements RunListener {

    /** Counts the work of all slices. */
    @Override
    public void progressed(long done, long all) {
        listener.progressed(done, all);
    }

    @Override
    public void layerFinished(int layer, long tick) {
        listener.layerFinished(origins.get(layer), tick);
    }

    @Override
    public void computed(int layer, long beginTick, long endTick, boolean endsTile) {
        listener.computed(origins.get(layer), beginTick, endTick, endsTile);
    }

    @Override
    public void waited(int layer, long beginTick, long endTick, StallCause cause) {
        listener.waited(origins.get(layer), beginTick, endTick, cause);
    }

    @Override
    public void transferred(String engine, int layer, long bytes, long issuedTick, long doneTick) {
        listener.transferred(engine, origins.get(layer), bytes, issuedTick, doneTick);
    }

    @Override
    public void fed(int layer, Packet packet) {
        listener.fed(origins.get(layer), packet);
    }

    @Override
    public void delivered(int layer, Packet packet) {
        listener.delivered(origins.get(layer), packet);
    }

    @Override
    public void occupied(String memory, long capacityBytes, List<Sample> samples) {
        listener.occupied(memory, capacityBytes, samples);
    }
}
