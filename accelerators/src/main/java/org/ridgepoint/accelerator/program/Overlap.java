package org.ridgepoint.accelerator.program;

import org.ridgepoint.accelerator.layer.Layer;
import org.ridgepoint.accelerator.layer.Operand;
import org.ridgepoint.accelerator.mapping.ChipView;

/**
 * In how many blocks an element-wise layer goes so that loading, work and storing overlap.
 *
 * <p>Of n blocks only the first is waited for, and only the last is stored beside nothing: the layer takes its longest part
 * and an n-th of the others, and each block costs the bus a gap for each of its packets. That is least where n is the root of
 * the others over the gaps.
 */
record Overlap(Layer layer, ChipView chip) {
    /** So many blocks, at most as many as that and at most one for each byte. */
    long blocks(long most) {
        double read = layer.reads().mapToLong(Operand::bytes).sum() + layer.biasBytes();
        double written = layer.output().bytes();
        double load = read / chip.memoryBytesPerCycle();
        double work =
                Math.max(read / chip.localBytesPerCycle(), (double) layer.vectorOperations() / chip.vectorLanes());
        double store = written / chip.memoryBytesPerCycle();
        double others = load + work + store - Math.max(load, Math.max(work, store));
        double gaps = chip.packetGap() * (1 + layer.reads().count());
        double blocks = gaps == 0 ? most : Math.min(most, Math.sqrt(others / gaps));
        return Math.max(1, Math.min(layer.output().bytes(), Math.round(blocks)));
    }
}
