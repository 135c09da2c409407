package org.ridgepoint.accelerator.layer;

import java.util.List;
import org.ridgepoint.sim.quantity.Exact;
import org.ridgepoint.workload.work.Contraction;

/**
 * Which products the vector unit can do as well as the array: those of groups, whose stored weights are few enough to stay by
 * its lanes while the inputs pass.
 *
 * <p>Not modelled: products of two activations, windows between which lines of the input lie, and products whose sums are
 * not the elements of the output one by one; these are the array's alone.
 */
final class VectorProducts {
    private VectorProducts() {}

    static boolean contain(
            Contraction product, List<Operand> inputs, List<Operand> activationsAsWeights, MappedTensor output) {
        return product.groups() > 1
                && activationsAsWeights.isEmpty()
                && BlockSweep.leavesNothingOut(product)
                && isEachStored(product.inputElements(), inputs)
                && isEachStored(product.groups() * product.filters() * product.pixels(), output);
    }

    private static boolean isEachStored(long elements, List<Operand> inputs) {
        long stored = inputs.stream().mapToLong(Operand::bytes).sum();
        return stored == Exact.bytes(elements, Operand.elementBits(inputs));
    }

    private static boolean isEachStored(long elements, MappedTensor output) {
        return output.bytes() == Exact.bytes(elements, output.elementBits());
    }
}
