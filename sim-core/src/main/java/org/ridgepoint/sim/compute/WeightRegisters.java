package org.ridgepoint.sim.compute;

import org.ridgepoint.sim.quantity.Exact;

/**
 * The registers beside a spatial array's multipliers that hold one pass's weights, twice: one set in use, one loading.
 *
 * <p>Timing: pixels are worked off in stripes as long as the accumulators allow, of even length; all passes of a
 * reduction go over a stripe before the next begins, so each stripe loads every pass's weights once. A load hides under
 * the stripe before it if that is as long; else the rest of it is waited for. A reduction of a single pass keeps its
 * weights from stripe to stripe.
 *
 * <p>Source: NVDLA's stripes of 16 to 32 cycles, long enough for a weight load of 16 (nvdla.org hardware architecture).
 *
 * @param stripeCycles longest stripe, in cycles of the pixel loop
 * @param loadCycles cycles to load one set
 */
public record WeightRegisters(int stripeCycles, int loadCycles) {
    public WeightRegisters {
        if (stripeCycles <= 0) {
            throw new IllegalArgumentException("stripeCycles must be positive, was " + stripeCycles);
        }
        if (loadCycles < 0) {
            throw new IllegalArgumentException("loadCycles must not be negative, was " + loadCycles);
        }
    }

    /** Times that each pass's weights are loaded for a pixel loop of so many cycles. */
    long loads(long pixelCycles, long rowFolds) {
        return rowFolds == 1 ? 1 : Exact.ceilDiv(pixelCycles, stripeCycles);
    }

    /** Cycles of one pass over all pixels in which the array waits for weights. */
    long exposedCycles(long pixelCycles, long loads) {
        long shortStripe = pixelCycles / loads;
        long longStripes = pixelCycles % loads;
        long afterShort = Math.max(0, loadCycles - shortStripe);
        long afterLong = Math.max(0, loadCycles - shortStripe - 1);
        return Math.addExact(Exact.times(longStripes, afterLong), Exact.times(loads - longStripes, afterShort));
    }
}
