package org.ridgepoint.accelerator.spec;

import org.ridgepoint.sim.compute.Multiprocessor;
import org.ridgepoint.sim.quantity.Bytes;
import org.ridgepoint.sim.quantity.Cycles;

/**
 * The multiprocessors of a graphics processor, alike and in step.
 *
 * @param count how many
 * @param registers of each for partial sums, four bytes a sum
 * @param ownBytesPerCycle that the memory of each gives its matrix units
 * @param bulkBytesPerCycle that bulk SRAM gives each while all ask
 * @param stepLatency from loading 32 elements of a reduction to having them multiplied, where no other block hides it
 */
public record MultiprocessorSpec(
        int count, Bytes registers, int ownBytesPerCycle, int bulkBytesPerCycle, Cycles stepLatency) {
    private static final int MOST = 4096;
    private static final int SUM_BYTES = 4;
    private static final int WIDEST = 65_536;

    /** Refuses what is not positive. */
    public MultiprocessorSpec {
        Positive.requireUpTo("count", count, MOST);
        Positive.requireCapacity("registers", registers);
        Positive.requireUpTo("ownBytesPerCycle", ownBytesPerCycle, WIDEST);
        Positive.requireUpTo("bulkBytesPerCycle", bulkBytesPerCycle, WIDEST);
        Positive.requireCycles("stepLatency", stepLatency);
    }

    /** One of them, of so many lanes, for elements of so many bits. */
    public Multiprocessor build(long lanes, int elementBits) {
        double elements = (double) Byte.SIZE / elementBits;
        return new Multiprocessor(
                lanes,
                Math.max(1, registers.bytes() / SUM_BYTES),
                ownBytesPerCycle * elements,
                bulkBytesPerCycle * elements,
                stepLatency.cycles());
    }
}
