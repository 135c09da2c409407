package org.ridgepoint.experiment.trace;

import java.util.List;
import org.ridgepoint.sim.memory.OccupancyHistory.Sample;

/**
 * What a run looked like over time. Ticks are femtoseconds.
 *
 * @param binTicks length of a bin of the two that follow
 * @param dramReadBytes bytes of the packets whose last burst was read in each bin
 * @param dramWriteBytes the same of writes
 * @param memories how full each memory on the chip was
 * @param layerEndTicks when the last task of each layer was done, and of all before it
 */
public record RunHistory(
        long binTicks,
        List<Long> dramReadBytes,
        List<Long> dramWriteBytes,
        List<Memory> memories,
        List<Long> layerEndTicks) {
    private static final double SECONDS_PER_TICK = 1e-15;

    /** Of a run that nobody watched. */
    public static final RunHistory NONE = new RunHistory(1, List.of(), List.of(), List.of(), List.of());

    /** Copies the lists. */
    public RunHistory {
        dramReadBytes = List.copyOf(dramReadBytes);
        dramWriteBytes = List.copyOf(dramWriteBytes);
        memories = List.copyOf(memories);
        layerEndTicks = List.copyOf(layerEndTicks);
    }

    /** When a bin of the DRAM's bytes begins. */
    public double binStartSeconds(int bin) {
        return bin * binTicks * SECONDS_PER_TICK;
    }

    /** How long a bin is; the last one ends with the run. */
    public double binSeconds(int bin, double latencySeconds) {
        return Math.min(binStartSeconds(bin + 1), latencySeconds) - binStartSeconds(bin);
    }

    /**
     * How full a memory was.
     *
     * @param name {@code sram.local} or {@code sram.bulk}
     * @param capacityBytes of it
     * @param samples the most bytes taken in each of equal slices of time
     */
    public record Memory(String name, long capacityBytes, List<Sample> samples) {
        /** Copies the list. */
        public Memory {
            samples = List.copyOf(samples);
        }
    }
}
