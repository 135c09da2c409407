package org.ridgepoint.accelerator.result;

import java.util.List;
import java.util.function.Supplier;
import org.ridgepoint.sim.account.StallCause;
import org.ridgepoint.sim.memory.OccupancyHistory.Sample;
import org.ridgepoint.sim.resource.Packet;

/** Who wants to know what happens in a replay, for progress lines, timelines and traces; the replay depends on nobody's doing so. */
@FunctionalInterface
public interface RunListener {
    /** Nobody. */
    RunListener NONE = (done, all) -> {};

    /** Called whenever a layer has finished, with the work that is done of all there is: packets and tiles as planned. */
    void progressed(long done, long all);

    /** Nothing is decided yet; what closed forms say of the sizes alone is worked out for those who ask. */
    default void sized(Supplier<Forecast> forecast) {}

    /** All is decided and nothing has been simulated; what closed forms say is worked out for those who ask. */
    default void planned(Supplier<Forecast> forecast) {}

    /** The last task of a layer is done; outputs of it may still be on their way. */
    default void layerFinished(int layer, long tick) {}

    /** The array has worked from one tick to another on a part of a tile. */
    default void computed(int layer, long beginTick, long endTick, boolean endsTile) {}

    /** The array has waited from one tick to another, mostly for this cause; time that it spends waiting follows piece on piece. */
    default void waited(int layer, long beginTick, long endTick, StallCause cause) {}

    /** A DMA engine ({@code dma.load}, {@code dma.fill}, {@code dma.store}) has moved so many bytes. */
    default void transferred(String engine, int layer, long bytes, long issuedTick, long doneTick) {}

    /** A packet has left its last hop; its grants say when each resource on its way served it. */
    default void delivered(int layer, Packet packet) {}

    /** A packet of operands has come out of local SRAM into the array. */
    default void fed(int layer, Packet packet) {}

    /** How full a memory ({@code sram.local}, {@code sram.bulk}) was over time, told once at the end. */
    default void occupied(String memory, long capacityBytes, List<Sample> samples) {}

    /** What the simulation took, told once at the end: events that ended something, and bursts of DRAM. */
    default void simulated(long work) {}

    /** Who wants to know it of one of several cores; what this says of layers and memories is that core's. */
    default RunListener ofCore(int core) {
        return this;
    }

    /** This listener, and then another. */
    default RunListener and(RunListener other) {
        return new BothListeners(this, other);
    }
}
