package org.ridgepoint.accelerator.mapping;

import org.ridgepoint.sim.compute.ArrayModel;
import org.ridgepoint.sim.quantity.Exact;

/**
 * What the mapper knows of a chip.
 *
 * @param array cycles and accesses of tiles
 * @param elementBits bits of an activation or weight
 * @param accumulatorBytes bytes of a partial sum
 * @param dramBytesPerCycle peak of all channels, per array cycle
 * @param channelBytesPerCycle peak of one channel, per array cycle
 * @param busBytesPerCycle of the bus between DRAM and the chip, per array cycle
 * @param linkBytesPerCycle between bulk and local SRAM, each way
 * @param localBytesPerCycle that the array can read from local SRAM
 * @param loadsBesideReads array cycles for which loads into local SRAM go on while the array reads from it
 * @param vectorLanes operations of the vector unit per cycle
 * @param localBytes capacity of local SRAM
 * @param bulkBytes capacity of bulk SRAM
 * @param accumulatorMemoryBytes dedicated memory for partial sums; 0 where they lie in local SRAM
 * @param granuleBytes most bytes in a packet
 * @param packetGap array cycles that the bus loses to each packet
 * @param localHolds whether tensors between layers may lie in local SRAM
 * @param bulkHolds whether they may lie in bulk SRAM
 */
public record ChipView(
        ArrayModel array,
        int elementBits,
        int accumulatorBytes,
        double dramBytesPerCycle,
        double channelBytesPerCycle,
        double busBytesPerCycle,
        double linkBytesPerCycle,
        double localBytesPerCycle,
        double loadsBesideReads,
        long vectorLanes,
        long localBytes,
        long bulkBytes,
        long accumulatorMemoryBytes,
        long granuleBytes,
        double packetGap,
        boolean localHolds,
        boolean bulkHolds) {
    private static final long LONGEST_RUN_BYTES = 2 * 1024;
    private static final int QUARTERS = 4;
    private static final int MOST_PASSING_SHARE = 16;

    /**
     * What fusion may keep on the chip over several layers or steps at the most: of the larger memory that tensors may lie in
     * between layers all but a quarter, in which the pieces of what else those layers read and write pass by.
     * Nothing where there is no such memory.
     */
    public long mostKeptBytes() {
        long largest = Math.max(localHolds ? localBytes : 0, bulkHolds ? bulkBytes : 0);
        return largest / QUARTERS * (QUARTERS - 1);
    }

    /** What comes from or goes to DRAM per array cycle at most. */
    double memoryBytesPerCycle() {
        return Math.min(dramBytesPerCycle, busBytesPerCycle);
    }

    /** Bytes of so many activations or weights. */
    public long bytes(long elements) {
        return Exact.bytes(elements, elementBits);
    }

    /** The same chip with other rates and another memory for partial sums: each a factor of what it has. */
    ChipView scaled(double memory, double link, double ports, double accumulators) {
        return new ChipView(
                array,
                elementBits,
                accumulatorBytes,
                memory * dramBytesPerCycle,
                channelBytesPerCycle,
                memory * busBytesPerCycle,
                link * linkBytesPerCycle,
                ports * localBytesPerCycle,
                loadsBesideReads,
                vectorLanes,
                localBytes,
                bulkBytes,
                (long) (accumulators * accumulatorMemoryBytes),
                granuleBytes,
                packetGap,
                localHolds,
                bulkHolds);
    }

    /** Most bytes of a run in which data passes through bulk SRAM: whole granules, a small share of the memory. */
    public long runBytes() {
        long share = Math.min(LONGEST_RUN_BYTES, bulkBytes / MOST_PASSING_SHARE);
        return Math.max(granuleBytes, share / granuleBytes * granuleBytes);
    }

    /** Bulk SRAM that must stay free for data on its way through: a run that comes while another leaves. */
    long stagingBytes() {
        return Math.multiplyExact(2, runBytes());
    }
}
