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
    private final long outputPieces;
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
        this.outputPieces = tiling.groupBlocks() * blocks * tiling.filterBlocks();
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

    /** A plan of this tiling, whether or not the chip has room for it. */
    LayerPlan plan(Choice choice) {
        Needs needs = needs(choice.order(), choice.slabBlocks(), choice.inputHold(), choice.weightHold());
        long slabs = slabs(choice.order(), choice.slabBlocks());
        Cost cost = cost(choice.order(), slabs, choice.inputHold(), choice.weightHold());
        return new LayerPlan(choice, accumulates, needs, cost);
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
        long inputPieces = loads.inputPieces(order, slabs, input == Hold.LOCAL);
        long weightPieces = loads.weightPieces(order, slabs, weights == Hold.LOCAL);
        long inputFromDram = input == Hold.BULK ? loads.inputPieces(order, slabs, true) : inputPieces;
        long weightsFromDram = weights == Hold.BULK ? loads.weightPieces(Order.FILTER_SLABS, 1, true) : weightPieces;
        double memoryPackets = sources.inputFromDram() * inputFromDram
                + weightsFromDram
                + (sources.output() == Place.DRAM ? outputPieces : 0)
                + dram / chip.granuleBytes();
        double linkPackets = (1 - sources.inputInLocal()) * inputPieces + weightPieces + linkIn / chip.granuleBytes();
        double memoryCycles = chip.pace().memoryCycles(dram / chip.memoryBytesPerCycle(), memoryPackets);
        double linkCycles = chip.pace().linkCycles(Math.max(linkIn, linkOut) / chip.linkBytesPerCycle(), linkPackets);
        Busy busy = busy(memoryCycles, weightDram, linkCycles);
        double score = score(busy, dram, firstPassWait(order, slabs, memoryCycles));
        return new Cost(arrayCycles, Math.round(dram), Math.round(linkIn + linkOut), busy, score);
    }

    /** What so many DRAM bytes add to a score where nothing hides them. */
    static double dramScore(double dramBytes, ChipView chip) {
        return dramBytes / chip.memoryBytesPerCycle() + thrift(dramBytes, chip);
    }

    /** What so many DRAM bytes add to a score even where they are hidden. */
    static double thrift(double dramBytes, ChipView chip) {
        return THRIFT * dramBytes / chip.channelBytesPerCycle();
    }

    private Busy busy(double memoryCycles, double weightBytes, double linkCycles) {
        return new Busy(
                arrayCycles + TILE_CYCLES * tiles,
                memoryCycles,
                weightBytes / chip.memoryBytesPerCycle(),
                linkCycles,
                localReadBytes / chip.localBytesPerCycle(),
                vectorCycles);
    }

    private double score(Busy busy, double dramBytes, double firstPassWait) {
        double longest = Math.max(busy.longest(), busy.array() + firstPassWait);
        return longest + firstWait() + lastWait() + busy.draws() + thrift(dramBytes, chip);
    }

    /**
     * What a layer of one slab waits for while everything it will hold comes for the first time, beside the first pass over
     * it: later passes find it there.
     */
    private double firstPassWait(Order order, long slabs, double memoryCycles) {
        long passes = order == Order.PIXEL_SLABS ? tiling.filterBlocks() : blocks;
        if (slabs > 1 || tiling.groupBlocks() > 1 || passes == 1) {
            return 0;
        }
        double held = order == Order.PIXEL_SLABS
                ? sources.inputFromDram() * loads.heldInputBytes(order, blocks)
                : loads.weightsFetched(order, slabs, true);
        double first = Math.min(memoryCycles, held / chip.memoryBytesPerCycle());
        return Math.max(0, first - (double) arrayCycles / passes);
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
