package org.ridgepoint.accelerator.result;

import java.util.List;
import java.util.function.Supplier;
import org.ridgepoint.sim.account.StallCause;
import org.ridgepoint.sim.memory.OccupancyHistory.Sample;
import org.ridgepoint.sim.resource.Packet;

/** Tells two listeners, one after the other. */
record BothListeners(RunListener first, RunListener second) implements RunListener {
    @Override
    public void progressed(long done, long all) {
        first.progressed(done, all);
        second.progressed(done, all);
    }

    @Override
    public void sized(Supplier<Forecast> forecast) {
        first.sized(forecast);
        second.sized(forecast);
    }

    @Override
    public void planned(Supplier<Forecast> forecast) {
        first.planned(forecast);
        second.planned(forecast);
    }

    @Override
    public void simulated(long work) {
        first.simulated(work);
        second.simulated(work);
    }

    @Override
    public void layerFinished(int layer, long tick) {
        first.layerFinished(layer, tick);
        second.layerFinished(layer, tick);
    }

    @Override
    public void computed(int layer, long beginTick, long endTick, boolean endsTile) {
        first.computed(layer, beginTick, endTick, endsTile);
        second.computed(layer, beginTick, endTick, endsTile);
    }

    @Override
    public void waited(int layer, long beginTick, long endTick, StallCause cause) {
        first.waited(layer, beginTick, endTick, cause);
        second.waited(layer, beginTick, endTick, cause);
    }

    @Override
    public void transferred(String engine, int layer, long bytes, long issuedTick, long doneTick) {
        first.transferred(engine, layer, bytes, issuedTick, doneTick);
        second.transferred(engine, layer, bytes, issuedTick, doneTick);
    }

    @Override
    public void fed(int layer, Packet packet) {
        first.fed(layer, packet);
        second.fed(layer, packet);
    }

    @Override
    public void delivered(int layer, Packet packet) {
        first.delivered(layer, packet);
        second.delivered(layer, packet);
    }

    @Override
    public RunListener ofCore(int core) {
        return new BothListeners(first.ofCore(core), second.ofCore(core));
    }

    @Override
    public void occupied(String memory, long capacityBytes, List<Sample> samples) {
        first.occupied(memory, capacityBytes, samples);
        second.occupied(memory, capacityBytes, samples);
    }
}
