package org.ridgepoint.accelerator.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.ridgepoint.accelerator.hardware.Chip;
import org.ridgepoint.accelerator.machine.ChipParts;
import org.ridgepoint.accelerator.machine.SpecCopy;
import org.ridgepoint.accelerator.machine.TestChip;
import org.ridgepoint.accelerator.spec.AcceleratorSpec;
import org.ridgepoint.accelerator.spec.SupplySpec;
import org.ridgepoint.accelerator.spec.TechnologySpec;
import org.ridgepoint.sim.quantity.Frequency;
import org.ridgepoint.sim.quantity.Power;
import org.ridgepoint.sim.quantity.Voltage;

/** What flows whether or not anything happens, by area and voltage. */
class StandingPowerTest {
    private static final double EXACT = 1e-9;
    private static final SupplySpec SUPPLY = new SupplySpec(
            Voltage.parse("0.8 V"),
            Voltage.parse("0.3 V"),
            List.of(
                    new SupplySpec.SupplyPoint(Voltage.parse("0.6 V"), Frequency.parse("0.5 GHz")),
                    new SupplySpec.SupplyPoint(Voltage.parse("1 V"), Frequency.parse("1.5 GHz"))));

    private final Chip chip = TestChip.systolic(8, 8).chip();
    private final double mm2 = ChipArea.of(chip.spec(), chip.dramChannel().standard(), chip.technology())
            .orElseThrow()
            .logicAndSramMm2();

    private StandingPower power(AcceleratorSpec spec) {
        TechnologySpec plain = chip.technology();
        TechnologySpec technology = new TechnologySpec(
                plain.description(),
                plain.sources(),
                plain.mac(),
                plain.vectorOperation(),
                plain.wirePerBitPerMillimetre(),
                plain.hostOperation(),
                plain.hostLinkPerBit(),
                plain.logic(),
                plain.node(),
                Optional.of(SUPPLY));
        return StandingPower.of(spec, chip.dramChannel(), technology, chip.precision());
    }

    /** 10 mW a square millimetre at 85 degrees. */
    @Test
    void whatLeaksGoesByArea() {
        AcceleratorSpec unmeasured =
                SpecCopy.of(chip.spec()).staticPower(Optional.empty()).spec();

        assertThat(power(unmeasured).staticWatts()).isCloseTo(0.01 * mm2, withPercentage(EXACT));
    }

    /** 3 W in all at rest, of which the DRAM draws 1 A at 1 V in standby; more than was measured it cannot. */
    @Test
    void ofAMeasurementTheDramsStandbyIsTakenOffOnce() {
        Chip drawing = ChipParts.of(chip).withDrawingDram().chip();
        SpecCopy measured = SpecCopy.of(drawing.spec()).staticPower(Optional.of(Power.parse("3 W")));

        assertThat(standing(drawing, measured.spec())).isEqualTo(3);
        assertThat(standing(drawing, measured.staticHoldsDram(true).spec())).isCloseTo(2, withPercentage(EXACT));
        measured.staticPower(Optional.of(Power.parse("0.5 W")));
        assertThat(standing(drawing, measured.spec())).isZero();
    }

    private static double standing(Chip drawing, AcceleratorSpec spec) {
        return StandingPower.of(spec, drawing.dramChannel(), drawing.technology(), drawing.precision())
                .staticWatts();
    }

    @Test
    void leakageGoesWithTheVoltageAndTheClockWithItsSquare() {
        StandingPower nominal =
                power(SpecCopy.of(chip.spec()).voltage(Voltage.parse("0.8 V")).spec());
        StandingPower low =
                power(SpecCopy.of(chip.spec()).voltage(Voltage.parse("0.6 V")).spec());

        assertThat(nominal.clockWatts()).isPositive();
        assertThat(low.staticWatts()).isCloseTo(0.75 * nominal.staticWatts(), withPercentage(EXACT));
        assertThat(low.clockWatts()).isCloseTo(0.75 * 0.75 * nominal.clockWatts(), withPercentage(EXACT));
    }
}
