package org.ridgepoint.accelerator.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.ridgepoint.accelerator.hardware.Chip;
import org.ridgepoint.accelerator.machine.ChipParts;
import org.ridgepoint.accelerator.machine.SpecCopy;
import org.ridgepoint.accelerator.machine.TestChip;
import org.ridgepoint.accelerator.spec.AcceleratorSpec;
import org.ridgepoint.accelerator.spec.PowerSpec;
import org.ridgepoint.accelerator.spec.SupplySpec;
import org.ridgepoint.accelerator.spec.SupplySpec.SupplyPoint;
import org.ridgepoint.accelerator.spec.TechnologySpec;
import org.ridgepoint.sim.quantity.Frequency;
import org.ridgepoint.sim.quantity.Power;
import org.ridgepoint.sim.quantity.Voltage;

/** The voltage at which a chip of 1 GHz at 0.8 V runs, and what is said of it. */
class OperatingPointTest {
    private static final SupplySpec SUPPLY = new SupplySpec(
            Voltage.parse("0.8 V"),
            Voltage.parse("0.3 V"),
            List.of(
                    new SupplyPoint(Voltage.parse("0.6 V"), Frequency.parse("0.5 GHz")),
                    new SupplyPoint(Voltage.parse("1 V"), Frequency.parse("1.5 GHz"))));
    private static final double SMALL = 1e-9;

    private final Chip chip = TestChip.systolic(8, 8).chip();
    private final AcceleratorSpec rated = chip.spec();

    private OperatingPoint of(AcceleratorSpec spec) {
        return OperatingPoint.of(spec, technology(Optional.of(SUPPLY)));
    }

    private TechnologySpec technology(Optional<SupplySpec> supply) {
        TechnologySpec plain = chip.technology();
        return new TechnologySpec(
                plain.description(),
                plain.sources(),
                plain.mac(),
                plain.vectorOperation(),
                plain.wirePerBitPerMillimetre(),
                plain.hostOperation(),
                plain.hostLinkPerBit(),
                plain.logic(),
                plain.node(),
                supply);
    }

    private AcceleratorSpec at(String volts) {
        return SpecCopy.of(rated).voltage(Voltage.parse(volts)).spec();
    }

    @Test
    void atItsRatedClockAChipRunsAtTheNominalVoltage() {
        assertThat(of(rated).volts()).contains(0.8);
        assertThat(of(rated).remark()).isEmpty();
        assertThat(of(rated).energyFactor()).isEqualTo(1);
        assertThat(of(rated).warnings(rated)).isEmpty();
    }

    @Test
    void aLowerClockNeedsALowerVoltage() {
        AcceleratorSpec slow = rated.at(Frequency.parse("0.8 GHz"));
        double volts = of(slow).volts().orElseThrow();

        assertThat(volts).isBetween(0.6, 0.8);
        assertThat(SUPPLY.share(volts)).isCloseTo(0.8, within(SMALL));
        assertThat(of(slow).energyFactor()).isCloseTo(volts * volts / 0.64, within(SMALL));
        assertThat(of(slow).leakageFactor()).isCloseTo(volts / 0.8, within(SMALL));
        assertThat(of(slow).warnings(slow)).isEmpty();
    }

    @Test
    void anFpgaKeepsTheVoltageOfItsBoard() {
        AcceleratorSpec slow =
                ChipParts.of(chip).withFabric("MDDDDDDDD").chip().spec().at(Frequency.parse("0.8 GHz"));

        assertThat(of(slow).volts()).contains(0.8);
        AcceleratorSpec fast = slow.at(Frequency.parse("3 GHz"));
        assertThat(of(fast).warnings(fast)).isEmpty();
    }

    @Test
    void anotherVoltageIsRemarkedOn() {
        assertThat(of(at("0.6 V")).remark()).contains("at 0.600 V");
        assertThat(of(at("1 V")).remark()).contains("at 1.00 V");
        assertThat(OperatingPoint.of(rated, technology(Optional.empty())).remark())
                .isEmpty();
    }

    @Test
    void aVoltageWithoutASupplyHasNoEffectAndIsToldOf() {
        OperatingPoint point = OperatingPoint.of(at("0.6 V"), technology(Optional.empty()));

        assertThat(point.energyFactor()).isEqualTo(1);
        assertThat(point.warnings(at("0.6 V")))
                .containsExactly("voltage has no effect: technology test states no supply");
        assertThat(point.warnings(rated)).isEmpty();
    }

    @Test
    void aCapSaysWhatItKeepsTheClockAt() {
        AcceleratorSpec capped =
                SpecCopy.of(rated).power(new PowerSpec(Power.parse("2 W"))).spec();

        assertThat(of(capped).warnings(capped)).containsExactly("power.cap 2 W keeps array.clock at 1 GHz, 0.800 V");
        assertThat(OperatingPoint.of(capped, technology(Optional.empty())).warnings(capped))
                .containsExactly("power.cap 2 W keeps array.clock at 1 GHz");
    }

    /** The ends of the table are within it; at 1 V and above the rated clock is reached, below 0.8 V it is not. */
    @Test
    void voltagesBeyondTheTableAndClocksBeyondTheVoltageAreWarnedOf() {
        assertThat(of(at("1 V")).warnings(at("1 V"))).isEmpty();
        assertThat(of(at("1.1 V")).warnings(at("1.1 V")))
                .containsExactly("voltage 1.10 V is beyond the 0.600 to 1.00 V of technology test");
        long reached = Math.round(SUPPLY.share(0.6) * 1000);
        String tooFast = "array.clock 1 GHz is beyond what the chip reaches at 0.600 V: " + reached
                + " MHz, rated for 1 GHz at 0.8 V";
        assertThat(of(at("0.6 V")).warnings(at("0.6 V"))).containsExactly(tooFast);
        assertThat(of(at("0.5 V")).warnings(at("0.5 V")))
                .hasSize(2)
                .first()
                .isEqualTo("voltage 0.500 V is beyond the 0.600 to 1.00 V of technology test");
    }
}
