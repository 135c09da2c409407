package org.ridgepoint.accelerator.price;

import org.ridgepoint.accelerator.spec.ArraySpec;
import org.ridgepoint.accelerator.spec.LogicSpec;
import org.ridgepoint.sim.compute.Dataflow;
import org.ridgepoint.workload.op.Precision;

/**
 * The registers beside a multiplier, by what stays and what moves on.
 *
 * <p>A systolic lane has one for each operand and one for its sum; a shadow operand (output stationary: a shadow sum) is one
 * more. A spatial lane has one for what streams and two for its weight, of which one is loading; a sum's register is shared
 * by the rows under an adder tree, whose inner stages have none.
 *
 * @param operandBits of all its operands
 * @param sumBits of its sum, or of its share in one
 */
record LaneRegisters(double operandBits, double sumBits) {

    static LaneRegisters of(ArraySpec array, Precision precision) {
        int operand = Math.max(precision.bits(), precision.weights().bits());
        int sum = precision.accumulatorBits();
        if (array.model() == ArraySpec.Model.SPATIAL) {
            return new LaneRegisters(3.0 * operand, (double) sum / array.rows());
        }
        boolean shadow = array.shadowOperands().orElse(false);
        boolean sumsStay = array.dataflow() == Dataflow.OS;
        return new LaneRegisters((shadow && !sumsStay ? 3.0 : 2.0) * operand, (shadow && sumsStay ? 2.0 : 1.0) * sum);
    }

    double bits() {
        return operandBits + sumBits;
    }

    /** Watts to clock them in so many lanes whether or not they take anything up. */
    double clockWatts(LogicSpec logic, long lanes, double hertz) {
        return lanes * bits() * logic.registerClockPerBit().picojoules() * 1e-12 * hertz;
    }
}
