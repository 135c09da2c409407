package org.ridgepoint.accelerator.machine;

import java.util.Map;
import org.ridgepoint.accelerator.spec.LogicSpec;
import org.ridgepoint.sim.quantity.Area;
import org.ridgepoint.sim.quantity.Energy;
import org.ridgepoint.sim.quantity.Frequency;
import org.ridgepoint.sim.quantity.Length;
import org.ridgepoint.sim.quantity.Power;

/** What logic costs in tests. */
public final class TestLogic {
    /** Registers and clocks for nothing. */
    static final LogicSpec FREE = of("int8", 0, 0, 0);

    private TestLogic() {}

    /** As at 16 nm, roughly. */
    public static LogicSpec of(String precision) {
        return of(precision, 0.002, 0.001, 2);
    }

    /** Picojoules for the clock of a register's bit, for a new value in it, for the clock of a square millimetre. */
    static LogicSpec of(String precision, double clockPj, double writePj, double treePj) {
        return new LogicSpec(
                Map.of(precision, Area.parse("100 um2")),
                Area.parse("1.5 um2"),
                new Energy(clockPj),
                new Energy(writePj),
                0.5,
                Length.parse("0.2 um"),
                new Energy(treePj),
                Power.parse("10 mW"),
                85,
                25,
                Frequency.parse("4 GHz"));
    }
}
