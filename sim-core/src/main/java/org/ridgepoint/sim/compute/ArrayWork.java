package org.ridgepoint.sim.compute;

/**
 * What a tile costs an array when operands are always there. All cycles are array cycles and add up.
 *
 * @param streamCycles cycles in which operands stream through and MACs may be useful
 * @param fillDrainCycles cycles that fill and drain the pipeline
 * @param operandLoadCycles cycles that load the stationary operand and are not hidden
 * @param executedMacs multiplications really made ({@link ArrayTile#macs()} but for Winograd, which makes fewer)
 * @param inputReads input elements read from local SRAM
 * @param weightReads weight elements read from local SRAM
 * @param sums partial sums that went between the array and where they wait
 * @param lanes what the registers beside the multipliers took up
 * @param outputWrites finished output elements written
 */
public record ArrayWork(
        long streamCycles,
        long fillDrainCycles,
        long operandLoadCycles,
        long executedMacs,
        long inputReads,
        long weightReads,
        PartialSums sums,
        Lanes lanes,
        long outputWrites) {

    /**
     * Partial sums between the array and the memory where they wait: accumulators, or local SRAM without them.
     *
     * @param reads taken up again, to be added to or because they are finished
     * @param writes put down
     */
    public record PartialSums(long reads, long writes) {}

    /**
     * New values in registers beside multipliers, each counted once for each register that it passes.
     *
     * @param operands inputs and weights
     * @param sums partial sums
     */
    public record Lanes(long operands, long sums) {}

    /** Array cycles in all. */
    public long cycles() {
        return Math.addExact(streamCycles, Math.addExact(fillDrainCycles, operandLoadCycles));
    }
}
