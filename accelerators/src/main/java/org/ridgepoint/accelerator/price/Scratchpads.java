package org.ridgepoint.accelerator.price;

import org.ridgepoint.accelerator.spec.ArraySpec;
import org.ridgepoint.accelerator.spec.ScratchpadsSpec;
import org.ridgepoint.accelerator.spec.TechnologySpec;
import org.ridgepoint.sim.memory.SramBuild;
import org.ridgepoint.sim.memory.SramCost;
import org.ridgepoint.sim.quantity.Bytes;
import org.ridgepoint.workload.op.Precision;

/**
 * What the memories beside one multiplier take, each a bank as wide as an operand; sums wait at the operands' width, as Eyeriss'
 * do.
 *
 * @param inputPj reading an input, also where it turns out to be zero
 * @param otherPj reading a weight, reading and writing a sum
 * @param areaMm2 of all three
 */
public record Scratchpads(double inputPj, double otherPj, double areaMm2) {
    private static final Scratchpads NONE = new Scratchpads(0, 0, 0);

    /** Those of each lane of an array; nothing where it has none. */
    public static Scratchpads of(ArraySpec array, TechnologySpec technology, Precision precision) {
        SramCost cost = technology.sramCost();
        int width = array.computing(precision).bits();
        return array.scratchpads().map(lane -> of(lane, cost, width)).orElse(NONE);
    }

    private static Scratchpads of(ScratchpadsSpec lane, SramCost cost, int width) {
        SramBuild weights = build(lane.weights(), width);
        SramBuild inputs = build(lane.inputs(), width);
        SramBuild sums = build(lane.sums(), width);
        return new Scratchpads(
                cost.readPj(inputs),
                cost.readPj(weights) + cost.readPj(sums) + cost.writePj(sums),
                cost.areaMm2(weights) + cost.areaMm2(inputs) + cost.areaMm2(sums));
    }

    private static SramBuild build(Bytes capacity, int width) {
        return new SramBuild(Math.max(width, capacity.bytes() * Byte.SIZE), 1, width, 1);
    }
}
