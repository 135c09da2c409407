package org.ridgepoint.accelerator.analytic;

import org.ridgepoint.sim.quantity.Exact;
import org.ridgepoint.workload.work.Contraction;

/**
 * What a layer must at least move to and from DRAM.
 *
 * <p>Source: for a matrix product on a memory of S elements, Q >= 2 MACs / sqrt(S) - 2 S (Hong and Kung 1981; Irony, Toledo
 * and Tiskin 2004; constant of Smith et al. 2019). For a convolution each input element serves up to R = kernel area over
 * stride area outputs, which weakens it to Q >= 2 MACs / sqrt(R S) - 2 S (Chen et al. 2020).
 */
public final class LowerBound {
    private LowerBound() {}

    /**
     * The least bytes between the memories of a layer by itself and DRAM, all of its operands on either side: 0 where
     * memory is large.
     *
     * @param elementBits bits of an element
     * @param onChipBytes all SRAM together
     */
    public static long bytes(Contraction shape, int elementBits, long onChipBytes) {
        double elements = onChipBytes * 8.0 / elementBits;
        double reuse = Math.max(1.0, (double) shape.taps() / ((long) shape.strideHeight() * shape.strideWidth()));
        double moved = 2.0 * shape.macs() / Math.sqrt(reuse * elements) - 2 * elements;
        return Exact.bytes(Math.max(0, (long) moved), elementBits);
    }
}
