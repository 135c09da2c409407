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
    private final long groupBlocks;
    private final long filterBlocks;
    private final long chunks;
    private final double lastWait;
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
        this.groupBlocks = facts.tiling().groupBlocks();
        this.filterBlocks = facts.tiling().filterBlocks();
        this.chunks = facts.tiling().chunks();
        this.accumulates = sum.accumulates();
        this.localReadBytes = chip.bytes(sum.operandReads());
        Contraction shape = tiling.shape();
        this.outputElements = shape.groups() * shape.filters() * shape.pixels();
        this.outputBytes = sources.made().bytes();
        this.vectorCycles = (double) vectorOperations / chip.vectorLanes();
        this.tileOutputBytes = sources.made().mostBytes(tiling.outputElements());
        long tileSums = sumBytes(tiling, sum.accumulates(), chip);
        boolean dedicated = chip.accumulatorMemoryBytes() > 0;
        this.fixedLocalBytes = 2 * (dedicated ? tileOutputBytes : Math.max(tileOutputBytes, tileSums))
                + 2 * share(sources.residuals() - sources.residualsInLocal(), tileOutputBytes);
        this.accumulatorBytes = accumulatorBytes(tiling, sum.accumulates(), chip);
        this.lastWait = lastWait();
    }

    /** Bytes of a tile's partial sums outside the array. */
    private static long sumBytes(Tiling tiling, boolean accumulates, ChipView chip) {
        return accumulates ? tiling.outputElements() * chip.accumulatorBytes() : 0;
    }

    /** Dedicated memory that the partial sums of tiles need, where there is any. */
    static long accumulatorBytes(Tiling tiling, boolean accumulates, ChipView chip) {
        return chip.accumulatorMemoryBytes() > 0 ? 2 * sumBytes(tiling, accumulates, chip) : 0;
    }

    boolean fitsAccumulators() {
        return accumulatorBytes <= chip.accumulatorMemoryBytes();
    }

    /** Dedicated memory for partial sums that any plan needs. */
    long accumulatorBytes() {
        return accumulatorBytes;
    }

    /** No plan of this tiling scores less: each byte has to come once. */
    double leastScore() {
        double input = loads.inputFetched(Order.PIXEL_SLABS, 1, true);
        double weights = sources.shares().weightReads() * loads.weightsFetchedOnce();
        double dram = sources.inputReads() * input
                + weights
                + sources.residualsFromDram() * outputBytes
                + (sources.output() == Place.DRAM ? outputBytes : 0);
        Busy least = busy(dram, 0, weights, 0);
        return least.longest() + least.draws() + thrift(dram, chip);
    }

    /** No plan of this tiling needs less. */
    Needs leastNeeds() {
        return needs(Order.PIXEL_SLABS, 1, Hold.NONE, Hold.NONE);
    }

    /** What the plan of this tiling takes that holds nothing. */
    Needs needsWithoutHolding() {
        return needs(Order.PIXEL_SLABS, blocks, Hold.NONE, Hold.NONE);
    }

    /** Adds the plans with slabs of some sizes to a front, unless they need more room than there is or the front has better. */
    void addTo(PlanFront front, Order order, Iterable<Long> slabSizes, Hold input, Hold weights) {
        Needs least = leastNeeds(order, input, weights);
        if (!fits(least)) {
            return;
        }
        Cost ofOneSlab = cost(order, 1, input, weights);
        if (front.dominates(leastScore(ofOneSlab), least)) {
            return;
        }
        for (long slabBlocks : slabSizes) {
            long slabs = slabs(order, slabBlocks);
            Cost cost = slabs == 1 ? ofOneSlab : cost(order, slabs, input, weights);
            if (!front.dominates(cost.score(), least)) {
                addTo(front, new Choice(tiling, order, slabBlocks, input, weights), cost);
            }
        }
    }

    private void addTo(PlanFront front, Choice choice, Cost cost) {
        Needs needs = needs(choice.order(), choice.slabBlocks(), choice.inputHold(), choice.weightHold());
        if (fits(needs) && !front.dominates(cost.score(), needs)) {
            front.add(new LayerPlan(choice, accumulates, needs, cost));
        }
    }

    private boolean fits(Needs needs) {
        return needs.localBytes() <= chip.localBytes() && needs.bulkBytes() <= chip.bulkBytes();
    }

    /** However many slabs, no plan scores less: one has least to move, and the busiest part is busy for its whole time. */
    private static double leastScore(Cost one) {
        return one.busy().longest() + one.score() - one.cycles();
    }

    /** However many slabs, no plan needs less: pieces come in pairs in a slab of one block, and alone where it is everything. */
    private Needs leastNeeds(Order order, Hold input, Hold weights) {
        Needs ofOne = needs(order, 1, input, weights);
        Needs ofAll = needs(order, order == Order.PIXEL_SLABS ? blocks : filterBlocks, input, weights);
        return new Needs(
                Math.min(ofOne.localBytes(), ofAll.localBytes()), Math.min(ofOne.bulkBytes(), ofAll.bulkBytes()));
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
            long held = share(sources.inputFromDram(), loads.heldInputBytes(order, slabBlocks));
            bulk += room(sources.shares().inputRoom(), held, blocks * chunks);
        }
        local += weights == Hold.LOCAL ? loads.heldWeightBytes(order, slabBlocks) : loads.passingWeightBytes();
        if (weights == Hold.BULK) {
            long held = loads.bulkWeightBytes(order, slabBlocks, slabs(order, slabBlocks));
            bulk += room(sources.shares().weightRoom(), held, (filterBlocks + 1) * chunks);
        }
        return new Needs(local, bulk);
    }

    /** A share of so many bytes. Pieces of a part round to bytes, so that those held at once may have one more. */
    private static long share(double share, long bytes) {
        boolean all = share == Math.rint(share);
        return all ? Math.round(share * bytes) : (long) Math.ceil(share * bytes) + 1;
    }

    /** A core's part of the room for so many bytes in so many pieces, each of which comes in runs that round to bytes. */
    private long room(double share, long bytes, long pieces) {
        return share == 1 ? bytes : (long) Math.ceil(share * bytes) + bytes / chip.runBytes() + pieces;
    }

    private long slabs(Order order, long slabBlocks) {
        long slabbed = order == Order.PIXEL_SLABS ? blocks : filterBlocks;
        return Exact.ceilDiv(slabbed, slabBlocks);
    }

    private Cost cost(Order order, long slabs, Hold input, Hold weights) {
        long inputLocal = loads.inputFetched(order, slabs, input == Hold.LOCAL);
        long inputDram = loads.inputFetched(order, slabs, input != Hold.NONE);
        long weightLocal = loads.weightsFetched(order, slabs, weights == Hold.LOCAL);
        double weightDram = sources.shares().weightReads()
                * (weights == Hold.BULK
                        ? loads.weightsFetchedIntoBulk(order, slabs)
                        : loads.weightsFetched(order, slabs, weights == Hold.LOCAL));
        double dram = sources.inputReads() * inputDram
                + weightDram
                + sources.residualsFromDram() * outputBytes
                + (sources.output() == Place.DRAM ? outputBytes : 0);
        double linkIn = (1 - sources.inputInLocal()) * inputLocal
                + weightLocal
                + (sources.residuals() - sources.residualsInLocal()) * outputBytes;
        double linkOut = sources.output() == Place.LOCAL ? 0 : outputBytes;
        Busy busy = busy(dram, weightDram, Math.max(linkIn, linkOut), heldUp(linkIn, linkOut));
        double held = heldDram(order, input, weights, sources.inputReads() * inputDram, weightDram);
        double once = order == Order.PIXEL_SLABS && weights == Hold.BULK && slabs > 1 ? weightDram : 0;
        double cycles = cycles(order, slabs, input, busy, held, once);
        double score = cycles + busy.draws() + thrift(dram, chip);
        return new Cost(arrayCycles, Math.round(dram), Math.round(linkIn + linkOut), busy, cycles, score);
    }

    /** Bytes that come before a slab's second pass. */
    private static double heldDram(Order order, Hold input, Hold weights, double inputDram, double weightDram) {
        if (order == Order.PIXEL_SLABS) {
            return input == Hold.NONE ? 0 : inputDram;
        }
        return weights == Hold.NONE ? 0 : weightDram;
    }

    private double cycles(Order order, long slabsOfGroup, Hold input, Busy busy, double heldBytes, double onceBytes) {
        long slabs = slabsOfGroup * groupBlocks;
        long passes = order == Order.PIXEL_SLABS ? filterBlocks : blocks;
        double rate = chip.memoryBytesPerCycle();
        double held = heldBytes / rate;
        double once = onceBytes / rate;
        double each = (busy.dram() - held - once) / slabs / passes;
        SlabTime time = new SlabTime(
                groupBlocks,
                slabs,
                passes,
                busy.chip() / slabs / passes,
                held / slabs,
                once / passes / groupBlocks,
                each);
        return time.cycles(firstWait(input, busy.chip()), busy.chip() / tiles, lastWait);
    }

    /** What so many DRAM bytes add to a score where nothing hides them. */
    static double dramScore(double dramBytes, ChipView chip) {
        return dramBytes / chip.memoryBytesPerCycle() + thrift(dramBytes, chip);
    }

    /** What so many DRAM bytes add to a score even where they are hidden. */
    static double thrift(double dramBytes, ChipView chip) {
        return THRIFT * dramBytes / chip.channelBytesPerCycle();
    }

    /** Loads wait while a tile's operands are read, so that the link takes longer where most of its bytes go in. */
    private double heldUp(double bytesIn, double bytesOut) {
        double reads = localReadBytes / chip.localBytesPerCycle() - tiles * chip.loadsBesideReads();
        double slack = Math.max(0, bytesOut - bytesIn) / chip.linkBytesPerCycle();
        return bytesIn == 0 ? 0 : Math.max(0, reads - slack);
    }

    private Busy busy(double dramBytes, double weightBytes, double linkBytes, double heldUp) {
        return new Busy(
                arrayCycles + TILE_CYCLES * tiles,
                dramBytes / chip.memoryBytesPerCycle(),
                weightBytes / chip.memoryBytesPerCycle(),
                linkBytes / chip.linkBytesPerCycle(),
                localReadBytes / chip.localBytesPerCycle(),
                vectorCycles,
                heldUp);
    }

    /** What the first tile waits for, and beside that the tiles that finish the first block of outputs. */
    private double firstWait(Hold input, double chipCycles) {
        double weightShare = sources.shares().weightReads();
        double weights = weightShare * loads.firstWeightBytes() / chip.memoryBytesPerCycle();
        double rate = sources.inputFromDram() > 0
                ? chip.memoryBytesPerCycle() / sources.shares().inputReads()
                : chip.linkBytesPerCycle();
        double tile = weights + (1 - sources.inputInLocal()) * loads.firstInputBytes(input != Hold.NONE) / rate;
        double block = loads.firstBlockBytes(sources.inputReads(), weightShare) / chip.memoryBytesPerCycle();
        return Math.max(tile, block - chipCycles / tiles * (chunks - 1));
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
