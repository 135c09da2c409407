package org.ridgepoint.accelerator.spec;

import java.util.Map;
import java.util.TreeMap;
import org.ridgepoint.sim.quantity.Area;
import org.ridgepoint.sim.quantity.Energy;
import org.ridgepoint.sim.quantity.Frequency;
import org.ridgepoint.sim.quantity.Length;
import org.ridgepoint.sim.quantity.Power;
import org.ridgepoint.sim.quantity.RefusedKey;

/**
 * What logic of a process node takes beside its arithmetic: registers, clock, leakage, area.
 *
 * @param macArea cells of one multiply-accumulate, by precision
 * @param registerArea cells of one bit of a register
 * @param registerClockPerBit clocking one bit of a register once, with the last buffers before it
 * @param registerWritePerBit a new value in one bit of a register, on average over random data
 * @param cellShare of placed logic that cells take, the rest being gaps for wires, 0 to 1
 * @param wirePitch from one wire of a bus to the next
 * @param clockPerSquareMillimetre one cycle of the clock's tree over one square millimetre, without the registers' last buffers
 * @param leakagePerSquareMillimetre power that leaks from one square millimetre of logic or SRAM
 * @param leakageCelsius temperature at which it does
 * @param leakageDoublesEveryKelvin degrees that double it
 * @param highestClock of processors that were sold in this node; a chip beyond it gets a warning
 */
public record LogicSpec(
        Map<String, Area> macArea,
        Area registerArea,
        Energy registerClockPerBit,
        Energy registerWritePerBit,
        double cellShare,
        Length wirePitch,
        Energy clockPerSquareMillimetre,
        Power leakagePerSquareMillimetre,
        int leakageCelsius,
        double leakageDoublesEveryKelvin,
        Frequency highestClock) {
    private static final double UM2_PER_MM2 = 1e6;

    public LogicSpec {
        macArea = new TreeMap<>(macArea);
        if (!(cellShare > 0 && cellShare <= 1)) {
            throw new RefusedKey("cellShare", "must be above 0 and at most 1, was " + cellShare);
        }
        if (!(leakageDoublesEveryKelvin > 0)) {
            throw new RefusedKey("leakageDoublesEveryKelvin", "must be positive, was " + leakageDoublesEveryKelvin);
        }
    }

    /** Square millimetres that so many square micrometres of cells take once they are placed. */
    public double placedMm2(double cellsUm2) {
        return cellsUm2 / UM2_PER_MM2 / cellShare;
    }

    /** Watts that leak from so many square millimetres at a temperature. */
    public double leakageWatts(double mm2, int celsius) {
        double doublings = (celsius - leakageCelsius) / leakageDoublesEveryKelvin;
        return mm2 * leakagePerSquareMillimetre.watts() * Math.pow(2, doublings);
    }
}
