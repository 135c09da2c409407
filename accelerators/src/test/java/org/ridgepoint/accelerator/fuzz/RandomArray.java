package org.ridgepoint.accelerator.fuzz;

import java.util.Map;
import java.util.Optional;
import org.ridgepoint.accelerator.spec.ArraySpec;
import org.ridgepoint.accelerator.spec.FabricSpec;
import org.ridgepoint.accelerator.spec.Ratio;
import org.ridgepoint.sim.compute.Dataflow;
import org.ridgepoint.sim.quantity.Bytes;
import org.ridgepoint.sim.quantity.Cycles;
import org.ridgepoint.sim.quantity.Frequency;
import org.ridgepoint.sim.quantity.Length;
import org.ridgepoint.workload.op.Precision;

/** MAC arrays of every build, square and not, and FPGAs that they may be made of. */
final class RandomArray {
    private static final int SIDE_BITS = 6;

    private final Draws draws;

    RandomArray(Draws draws) {
        this.draws = draws;
    }

    ArraySpec array(Precision precision) {
        boolean spatial = draws.below(5) >= 3;
        Dataflow dataflow = spatial ? Dataflow.WS : draws.pick(Dataflow.values());
        return new ArraySpec(
                spatial ? ArraySpec.Model.SPATIAL : ArraySpec.Model.SYSTOLIC,
                draws.size(SIDE_BITS),
                draws.size(SIDE_BITS),
                dataflow,
                clock(),
                Map.of(
                        precision.name(),
                        draws.pick(new Ratio(1, 1), new Ratio(2, 1), new Ratio(1, 2), new Ratio(3, 4))),
                spatial ? draws.onceIn(2, () -> draws.size(3)) : Optional.empty(),
                Optional.empty(),
                spatial ? draws.onceIn(2, () -> true) : Optional.empty(),
                spatial ? draws.onceIn(2, () -> true) : Optional.empty(),
                spatial ? draws.onceIn(2, () -> new Cycles(draws.below(60))) : Optional.empty(),
                spatial ? draws.onceIn(2, () -> draws.size(8)) : Optional.empty(),
                spatial ? draws.onceIn(2, () -> true) : Optional.empty(),
                spatial ? Optional.empty() : draws.onceIn(2, () -> true),
                draws.onceIn(3, () -> new Bytes((1L << 8 + draws.below(9)) + draws.below(100))),
                draws.onceIn(4, () -> new Cycles(draws.below(200))),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** Clocks that do not divide each other. */
    Frequency clock() {
        return draws.oneIn(2)
                ? new Frequency(1_000_003L * draws.between(20, 2500))
                : Frequency.parse(draws.pick("1 GHz", "500 MHz", "281 MHz", "933 MHz", "97 MHz", "1.4 GHz"));
    }

    /** Columns of an FPGA with DSP blocks enough for an array. */
    FabricSpec fabric(ArraySpec array) {
        String columns = draws.pick("MD", "DMD", "DMDMDMD", "MDDMDD", "DDDDM");
        long dspColumns = columns.chars().filter(letter -> letter == 'D').count();
        int ofOne = Math.toIntExact((array.lanes() + dspColumns - 1) / dspColumns);
        boolean twice = draws.oneIn(2);
        return new FabricSpec(
                columns,
                ofOne,
                draws.between(1, 2),
                8 << draws.below(9),
                new Cycles(draws.between(1, 3)),
                draws.oneIn(2) ? clock() : array.clock(),
                new Frequency(Math.min(100_000_000_000L, array.clock().hertz() * (twice ? 2 : 1))),
                Length.parse("1 mm"),
                draws.onceIn(2, () -> draws.between(1, 5)),
                draws.onceIn(
                        3,
                        () -> new FabricSpec.HardNocSpec(
                                draws.between(1, 3), draws.size(5), new Cycles(draws.between(1, 3)), clock())));
    }
}
