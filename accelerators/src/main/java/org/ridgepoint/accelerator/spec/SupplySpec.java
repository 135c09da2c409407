package org.ridgepoint.accelerator.spec;

import java.util.List;
import org.ridgepoint.sim.quantity.Frequency;
import org.ridgepoint.sim.quantity.RefusedKey;
import org.ridgepoint.sim.quantity.Voltage;

/**
 * How fast logic of a node is at which voltage: points of one published design, of which only ratios count, and between them the
 * alpha-power law, by which a clock goes as {@code (V - threshold)^alpha / V}, alpha by the two points.
 *
 * @param nominal at which the node's prices hold, and at which a chip reaches its rated clock
 * @param threshold of its transistors
 * @param points voltages with the highest clock at each, both rising
 */
public record SupplySpec(Voltage nominal, Voltage threshold, List<SupplyPoint> points) {
    private static final int HALVINGS = 50;

    /**
     * One measured point.
     *
     * @param voltage of the supply
     * @param clock the highest there
     */
    public record SupplyPoint(Voltage voltage, Frequency clock) {}

    public SupplySpec {
        points = List.copyOf(points);
        if (points.size() < 2) {
            throw new RefusedKey("points", "must be two or more, was " + points.size());
        }
        double before = threshold.volts();
        long slower = 0;
        for (SupplyPoint point : points) {
            if (point.voltage().volts() <= before || point.clock().hertz() <= slower) {
                throw new RefusedKey(
                        "points", "must rise in voltage, from above the threshold, and in clock", "threshold");
            }
            before = point.voltage().volts();
            slower = point.clock().hertz();
        }
        if (nominal.volts() < points.get(0).voltage().volts() || nominal.volts() > before) {
            throw new RefusedKey("nominal", "must lie between the first and the last voltage of the points", "points");
        }
    }

    /** The least voltage that is known to work. */
    public double lowestVolts() {
        return points.get(0).voltage().volts();
    }

    /** The highest voltage. */
    public double highestVolts() {
        return points.get(points.size() - 1).voltage().volts();
    }

    /** The highest clock at a voltage, as a share of that at the nominal one. */
    public double share(double volts) {
        return hertz(volts) / hertz(nominal.volts());
    }

    /** The least voltage at which a share of the nominal clock is reached; at most the highest of the points. */
    public double volts(double share) {
        double low = lowestVolts();
        double high = highestVolts();
        if (share(low) >= share) {
            return low;
        }
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (share(middle) < share) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    private double hertz(double volts) {
        int upper = 1;
        while (upper < points.size() - 1 && volts > points.get(upper).voltage().volts()) {
            upper++;
        }
        SupplyPoint below = points.get(upper - 1);
        SupplyPoint above = points.get(upper);
        double alpha = Math.log(drive(above) / drive(below)) / Math.log(overdrive(above) / overdrive(below));
        double over = Math.max(0, volts - threshold.volts());
        return drive(below) * Math.pow(over / overdrive(below), alpha) / volts;
    }

    private static double drive(SupplyPoint point) {
        return point.clock().hertz() * point.voltage().volts();
    }

    private double overdrive(SupplyPoint point) {
        return point.voltage().volts() - threshold.volts();
    }
}
