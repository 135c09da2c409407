package org.ridgepoint.sim.memory.dram;

/** Told of every burst when its column command goes out, which is when the time of its data is known. */
@FunctionalInterface
public interface BurstListener {
    /**
     * A burst's transfer is decided.
     *
     * @param tag the burst's tag as it was offered
     * @param write whether it is a write
     * @param arrivedCycle when it was offered
     * @param dataEndCycle the cycle after its last data
     */
    void moved(int tag, boolean write, long arrivedCycle, long dataEndCycle);
}
