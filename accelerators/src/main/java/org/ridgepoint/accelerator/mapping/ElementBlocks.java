package org.ridgepoint.accelerator.mapping;

import java.util.List;
import java.util.stream.LongStream;
import org.ridgepoint.accelerator.layer.BlockSweep;
import org.ridgepoint.accelerator.layer.Layer;
import org.ridgepoint.accelerator.layer.Operand;
import org.ridgepoint.sim.quantity.Exact;

/**
 * In how many blocks a layer of the vector unit, or the host, goes so that loading, work and storing overlap.
 *
 * <p>Of n blocks only the first is waited for, and only the last is stored beside nothing: the layer takes its longest part
 * and an n-th of the others, and each block costs the bus a gap for each of its packets. That is least where n is the root of
 * the others over the gaps. Two blocks of everything that is read and made have to find room in half of local SRAM
 * beside what is held, and beside the lines of a product's windows.
 */
record ElementBlocks(Layer layer, ChipView chip) {
    private static final long BLOCKS_OF_ROOM = 4;
    private static final long MOST_BLOCK_BYTES = 32 * 1024;
    private static final long OVERLAPPING_BLOCKS = 16;
    private static final long LEAST_GRANULES = 4;
    private static final List<Long> LADDER = List.of(1L, 2L, 3L, 4L, 6L, 8L, 12L, 16L, 24L, 32L);

    /** The blocks of a layer, as work of the vector unit where the array could do it, too. */
    ElementBlocks {
        layer = layer.onVector();
    }

    /** The number that should take least time beside so many free bytes of local SRAM. */
    long best(long freeLocalBytes) {
        long overlapping = Math.max(LEAST_GRANULES * chip.granuleBytes(), movedBytes() / OVERLAPPING_BLOCKS);
        long whole = Exact.ceilDiv(movedBytes(), Math.min(MOST_BLOCK_BYTES, overlapping));
        return Math.max(least(freeLocalBytes), Math.max(whole, overlapping()));
    }

    /** Numbers worth trying beside so many free bytes of local SRAM; less room leaves fewer. */
    List<Long> choices(long freeLocalBytes) {
        long least = least(freeLocalBytes);
        long most = Math.max(least, layer.output().bytes());
        return LongStream.concat(LongStream.of(best(freeLocalBytes), least), ladder())
                .filter(blocks -> blocks >= least && blocks <= most)
                .distinct()
                .boxed()
                .toList();
    }

    /** Whether so many have room. */
    boolean fit(long blocks, long freeLocalBytes) {
        return leastLocalBytes() <= freeLocalBytes && blocks >= least(freeLocalBytes) && blocks <= most();
    }

    /** Local SRAM below which no number has room. */
    long leastLocalBytes() {
        return BLOCKS_OF_ROOM * chip.granuleBytes() + fixedBytes();
    }

    /** What stays or waits on chip however many blocks there are. */
    private long fixedBytes() {
        BlockSweep sweep = BlockSweep.of(layer, 1);
        return layer.heldBytes() + share(sweep.waitingPlaces(), sweep.places());
    }

    private long share(long places, long ofPlaces) {
        return (long) Math.ceil((double) readBytes() * places / ofPlaces);
    }

    /** Of more, some would move nothing. */
    long most() {
        return Math.max(1, movedBytes());
    }

    /** Local SRAM that so many need. */
    long localBytes(long blocks) {
        return fixedBytes() + BLOCKS_OF_ROOM * Exact.ceilDiv(movedBytes(), blocks);
    }

    private static LongStream ladder() {
        return LADDER.stream().mapToLong(Long::longValue);
    }

    /** Fewer blocks have no room. */
    long least(long freeLocalBytes) {
        long room = Math.max(1, (freeLocalBytes - fixedBytes()) / BLOCKS_OF_ROOM);
        return Math.max(1, Exact.ceilDiv(movedBytes(), Math.min(MOST_BLOCK_BYTES, room)));
    }

    private long movedBytes() {
        long passing = layer.streamsBiases() ? layer.stored().biasBytes() : 0;
        return readBytes() + passing + layer.output().bytes();
    }

    private long readBytes() {
        return layer.reads().mapToLong(Operand::bytes).sum();
    }

    private long overlapping() {
        double read = readBytes() + layer.stored().bytes();
        double load = read / chip.memoryBytesPerCycle();
        double work =
                Math.max(read / chip.localBytesPerCycle(), (double) layer.vectorOperations() / chip.vectorLanes());
        double store = layer.output().bytes() / chip.memoryBytesPerCycle();
        double others = load + work + store - Math.max(load, Math.max(work, store));
        double gaps = chip.packetGap() * (1 + layer.reads().count());
        double blocks = gaps == 0 ? OVERLAPPING_BLOCKS : Math.min(OVERLAPPING_BLOCKS, Math.sqrt(others / gaps));
        return Math.max(1, Math.min(layer.output().bytes(), Math.round(blocks)));
    }

    /**
     * What a product costs the vector unit in so many blocks, by the reckoning by which it costs the array: what is held comes
     * first, then the longest part works all the time, and the others for one block. The vector unit has two blocks, of which
     * one works while the other is read or written.
     */
    double score(Busy busy, long blocks) {
        double held = layer.stored().readers().readShare() * layer.heldBytes() / chip.memoryBytesPerCycle();
        double ports = portBytes(blocks) / chip.localBytesPerCycle();
        double passing = Math.max(0, busy.dram() - held);
        double longest = Math.max(Math.max(passing, busy.link()), Math.max(busy.vector(), (ports + busy.vector()) / 2));
        double others = passing + ports + busy.vector() - longest;
        return held
                + longest
                + Math.max(0, others) / blocks
                + Busy.DRAW * (busy.vector() + busy.link() + ports)
                + PlanCosting.thrift(busy.dram() * chip.memoryBytesPerCycle(), chip);
    }

    /** What the vector unit reads and writes in so many blocks. */
    private double portBytes(long blocks) {
        BlockSweep sweep = BlockSweep.of(layer, blocks);
        long halos = (blocks - 1) * share(sweep.haloPlaces(), sweep.places());
        return (double) sweep.passes() * (readBytes() + halos)
                + blocks * layer.stored().weightBytes()
                + layer.output().bytes();
    }
}
