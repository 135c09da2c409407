package org.ridgepoint.accelerator.mapping;

import org.ridgepoint.accelerator.mapping.LayerPlan.Choice;
import org.ridgepoint.accelerator.mapping.LayerPlan.Cost;
import org.ridgepoint.accelerator.mapping.LayerPlan.Needs;
import org.ridgepoint.accelerator.mapping.LayerPlan.Order;
import org.ridgepoint.sim.quantity.Exact;
import org.ridgepoint.workload.work.Contraction;

/**
 * Needs and costs of plans that share a tiling, by closed forms.
 *
 * <p>The score is the largest of what array, DRAM, link, local ports and vector unit need, plus what the first tile
 * waits for and the last one's outputs take, plus a twentieth of the sum of all, which settles draws in favour of doing
 * less, and a quarter of one DRAM channel's time, because a byte from DRAM costs more energy than anything else even where
 * it is hidden, and no less where there are more channels.
 */
final class PlanCosting {
    private static final double THRIFT = 0.25;
    private static final double TILE_CYCLES = 2;

    private final Tiling tiling;
    private final ChipView chip;
    private final Sources sources;
    private final Loads loads;
    private final long arrayCycles;
    private final long tiles;
    private final long blocks;
    private final long localReadBytes;
    private final long outputElements;
    private final long outputBytes;
    private final long tileOutputBytes;
    private final double vectorCycles;
    private final long fixedLocalBytes;
    private final long accumulatorBytes;
    private final boolean accumulates;

    PlanCosting(TileFacts facts, ChipView chip, Sources sources, long vectorOperations) {
        this.tiling = facts.tiling();
        this.chip = chip;
        this.sources = sources;
        this.loads = facts.loads();
        TileSum sum = facts.sum();
        this.arrayCycles = sum.cycles();
        this.tiles = facts.tiling().tiles();
        this.blocks = facts.tiling().grid().blocks();
        this.accumulates = sum.accumulates();
        this.localReadBytes = chip.bytes(sum.operandReads());
        Contraction shape = tiling.shape();
        this.outputElements = shape.groups() * shape.filters() * shape.pixels();
        this.outputBytes = sources.made().bytes();
        this.vectorCycles = (double) vectorOperations / chip.vectorLanes();
        this.tileOutputBytes = sources.made().mostBytes(tiling.outputElements());
        long tileSums = sum.accumulates() ? tiling.outputElements() * chip.accumulatorBytes() : 0;
        boolean dedicated = chip.accumulatorMemoryBytes() > 0;
        this.fixedLocalBytes = 2 * (dedicated ? tileOutputBytes : Math.max(tileOutputBytes, tileSums))
                + 2 * share(sources.residuals() - sources.residualsInLocal(), tileOutputBytes);
        this.accumulatorBytes = dedicated ? 2 * tileSums : 0;
    }

    boolean fitsAccumulators() {
        return accumulatorBytes <= chip.accumulatorMemoryBytes();
    }

    /** Dedicated memory for partial sums that any plan needs. */
    long accumulatorBytes() {
        return accumulatorBytes;
    }

    /** No plan of this tiling scores less. */
    double leastScore() {
        return arrayCycles * (1 + Busy.DRAW);
    }

    /** No plan of this tiling needs less. */
    Needs leastNeeds() {
        return needs(Order.PIXEL_SLABS, 1, Hold.NONE, Hold.NONE);
    }

    /** What the plan of this tiling takes that holds nothing. */
    Needs needsWithoutHolding() {
        return needs(Order.PIXEL_SLABS, blocks, Hold.NONE, Hold.NONE);
    }

    /** Adds a plan to a front, unless it needs more room than the chip has or the front has better. */
    void addTo(PlanFront front, Order order, long slabBlocks, Hold input, Hold weights) {
        Needs needs = needs(order, slabBlocks, input, weights);
        if (needs.localBytes() > chip.localBytes() || needs.bulkBytes() > chip.bulkBytes()) {
            return;
        }
        Cost cost = cost(order, slabs(order, slabBlocks), input, weights);
        if (!front.dominates(cost.score(), needs)) {
            Choice choice = new Choice(tiling, order, slabBlocks, input, weights);
            front.add(new LayerPlan(choice, accumulates, needs, cost));
        }
    }

    Needs needs(Order order, long slabBlocks, Hold input, Hold weights) {
        long local = fixedLocalBytes;
        long bulk = chip.stagingBytes();
        double inputLoaded = 1 - sources.inputInLocal();
        if (input == Hold.LOCAL) {
            local += share(inputLoaded, loads.heldInputBytes(order, slabBlocks));
        } else {
            local += share(inputLoaded, loads.passingInputBytes(order, slabBlocks));
        }
        if (input == Hold.BULK) {
            bulk += share(sources.inputFromDram(), loads.heldInputBytes(order, slabBlocks));
        }
        local += weights == Hold.LOCAL ? loads.heldWeightBytes(order, slabBlocks) : loads.passingWeightBytes();
        if (weights == Hold.BULK) {
            bulk += loads.bulkWeightBytes(order, slabBlocks, slabs(order, slabBlocks));
        }
        return new Needs(local, bulk);
    }

    /** A share of so many bytes. Pieces of a part round to bytes, so that those held at once may have one more. */
    private static long share(double share, long bytes) {
        boolean all = share == Math.rint(share);
        return all ? Math.round(share * bytes) : (long) Math.ceil(share * bytes) + 1;
    }

    private long slabs(Order order, long slabBlocks) {
        long slabbed = order == Order.PIXEL_SLABS ? blocks : tiling.filterBlocks();
        return Exact.ceilDiv(slabbed, slabBlocks);
    }

    private Cost cost(Order order, long slabs, Hold input, Hold weights) {
        long inputLocal = loads.inputFetched(order, slabs, input == Hold.LOCAL);
        long inputDram = loads.inputFetched(order, slabs, input != Hold.NONE);
        long weightLocal = loads.weightsFetched(order, slabs, weights == Hold.LOCAL);
        long weightDram = weights == Hold.BULK
                ? loads.weightsFetchedIntoBulk(order, slabs)
                : loads.weightsFetched(order, slabs, weights == Hold.LOCAL);
        double dram = sources.inputFromDram() * inputDram
                + weightDram
                + sources.residualsFromDram() * outputBytes
                + (sources.output() == Place.DRAM ? outputBytes : 0);
        double linkIn = (1 - sources.inputInLocal()) * inputLocal
                + weightLocal
                + (sources.residuals() - sources.residualsInLocal()) * outputBytes;
        double linkOut = sources.output() == Place.LOCAL ? 0 : outputBytes;
        Busy busy = busy(dram, weightDram, Math.max(linkIn, linkOut));
        return new Cost(arrayCycles, Math.round(dram), Math.round(linkIn + linkOut), busy, score(busy, dram));
    }

    /** What so many DRAM bytes add to a score where nothing hides them. */
    static double dramScore(double dramBytes, ChipView chip) {
        return dramBytes / chip.memoryBytesPerCycle() + thrift(dramBytes, chip);
    }

    /** What so many DRAM bytes add to a score even where they are hidden. */
    static double thrift(double dramBytes, ChipView chip) {
        return THRIFT * dramBytes / chip.channelBytesPerCycle();
    }

    private Busy busy(double dramBytes, double weightBytes, double linkBytes) {
        return new Busy(
                arrayCycles + TILE_CYCLES * tiles,
                dramBytes / chip.memoryBytesPerCycle(),
                weightBytes / chip.memoryBytesPerCycle(),
                linkBytes / chip.linkBytesPerCycle(),
                localReadBytes / chip.localBytesPerCycle(),
                vectorCycles);
    }

    private double score(Busy busy, double dramBytes) {
        return busy.longest() + firstWait() + lastWait() + busy.draws() + thrift(dramBytes, chip);
    }

    /** What the first tile waits for. */
    private double firstWait() {
        double weights = loads.firstWeightBytes() / chip.memoryBytesPerCycle();
        double rate = sources.inputFromDram() > 0 ? chip.memoryBytesPerCycle() : chip.linkBytesPerCycle();
        return weights + (1 - sources.inputInLocal()) * loads.firstInputBytes() / rate;
    }

    /** How long the last tile's outputs are on their way. */
    private double lastWait() {
        double bytes = tileOutputBytes;
        double vector = vectorCycles * tiling.outputElements() / outputElements;
        double rate = sources.output() == Place.DRAM
                ? Math.min(chip.memoryBytesPerCycle(), chip.linkBytesPerCycle())
                : chip.linkBytesPerCycle();
        return vector + bytes / chip.localBytesPerCycle() + bytes / rate;
    }
}
