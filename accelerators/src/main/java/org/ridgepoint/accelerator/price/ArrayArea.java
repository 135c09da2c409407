package org.ridgepoint.accelerator.price;

import org.ridgepoint.accelerator.spec.ArraySpec;
import org.ridgepoint.accelerator.spec.LogicSpec;
import org.ridgepoint.accelerator.spec.Ratio;
import org.ridgepoint.accelerator.spec.TechnologySpec;
import org.ridgepoint.workload.op.Precision;

/** What one core's array takes: a lane is as large as the largest of the formats that it computes in, each at its rate. */
final class ArrayArea {
    private ArrayArea() {}

    static double mm2(ArraySpec array, TechnologySpec technology) {
        LogicSpec logic = technology.logic();
        double laneUm2 = array.macsPerCycle().entrySet().stream()
                .mapToDouble(format -> laneUm2(array, format.getKey(), format.getValue(), logic))
                .max()
                .orElseThrow();
        return logic.placedMm2(array.lanes() * laneUm2) + array.lanes() * scratchpadsMm2(array, technology);
    }

    /** Of one lane, as wide as its widest format. */
    private static double scratchpadsMm2(ArraySpec array, TechnologySpec technology) {
        return array.macsPerCycle().keySet().stream()
                .mapToDouble(format ->
                        Scratchpads.of(array, technology, Precision.of(format)).areaMm2())
                .max()
                .orElseThrow();
    }

    private static double laneUm2(ArraySpec array, String format, Ratio rate, LogicSpec logic) {
        double mac = FormatPrice.squareMicrometres(logic, Precision.of(format)).orElse(0.0);
        LaneRegisters registers = LaneRegisters.of(array, Precision.of(format));
        double each = mac + registers.bits() * logic.registerArea().squareMicrometres();
        return each * rate.numerator() / rate.denominator();
    }
}
