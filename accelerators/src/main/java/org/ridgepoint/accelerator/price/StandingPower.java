package org.ridgepoint.accelerator.price;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.ridgepoint.accelerator.spec.AcceleratorSpec;
import org.ridgepoint.accelerator.spec.ArraySpec;
import org.ridgepoint.accelerator.spec.LogicSpec;
import org.ridgepoint.accelerator.spec.TechnologySpec;
import org.ridgepoint.sim.memory.dram.DramEnergy;
import org.ridgepoint.sim.memory.dram.table.DramChannelSpec;
import org.ridgepoint.workload.op.Precision;

/**
 * Power that flows whether or not anything happens while a chip is on, without DRAM's: what leaks, and the clock.
 *
 * <p>Leakage goes by area, node and temperature unless the chip's file states what was measured; of a measurement that holds
 * DRAM's standby this is taken off, for it is counted with DRAM. The clock's tree goes by area; registers of lanes whose
 * clock is not gated are clocked in every cycle.
 *
 * @param staticWatts what leaks, or was measured at rest
 * @param clockWatts the clock while it runs
 */
public record StandingPower(double staticWatts, double clockWatts) {
    private static final double JOULES_PER_PICOJOULE = 1e-12;
    private static final int USUAL_CELSIUS = 85;

    /** That of a chip that computes in some precision. */
    public static StandingPower of(
            AcceleratorSpec chip, DramChannelSpec channel, TechnologySpec technology, Precision precision) {
        LogicSpec logic = technology.logic();
        double mm2 = ChipArea.of(chip, channel.standard(), technology)
                .map(ChipArea::logicAndSramMm2)
                .orElse(0.0);
        OperatingPoint point = OperatingPoint.of(chip, technology);
        double hertz = chip.array().clock().hertz();
        double tree = mm2 * logic.clockPerSquareMillimetre().picojoules() * JOULES_PER_PICOJOULE * hertz;
        double lanes = chip.array().idle() == ArraySpec.IdleLanes.CLOCKED
                ? LaneRegisters.of(chip.array(), precision).clockWatts(logic, chip.lanes(), hertz)
                : 0;
        double leakage = logic.leakageWatts(mm2, chip.temperatureCelsius().orElse(USUAL_CELSIUS));
        double atRest = chip.staticPower()
                .map(stated -> Math.max(0, stated.watts() - heldWatts(chip, channel)))
                .orElse(leakage);
        return new StandingPower(atRest * point.leakageFactor(), (tree + lanes) * point.energyFactor());
    }

    private static double heldWatts(AcceleratorSpec chip, DramChannelSpec channel) {
        return chip.staticHoldsDram().orElse(false) ? chip.dramChannels() * DramEnergy.standbyWatts(channel) : 0;
    }

    /** What a chip's file asks for that its node has not been seen to give. */
    public static List<String> warnings(AcceleratorSpec chip, DramChannelSpec channel, TechnologySpec technology) {
        List<String> warnings = new ArrayList<>();
        LogicSpec logic = technology.logic();
        if (chip.array().clock().hertz() > logic.highestClock().hertz()) {
            warnings.add("array.clock " + chip.array().clock() + " is beyond what processors in "
                    + chip.technology() + " reach (" + logic.highestClock()
                    + "): its energy and its time are of a chip that cannot be built");
        }
        warnings.addAll(OperatingPoint.of(chip, technology).warnings(chip));
        Optional<ChipArea> area = ChipArea.of(chip, channel.standard(), technology);
        area.filter(die -> die.totalMm2() > ChipArea.RETICLE_MM2)
                .ifPresent(die -> warnings.add(String.format(
                        Locale.ROOT,
                        "the chip takes %.0f mm2, more than the %.0f mm2 that one exposure makes",
                        die.totalMm2(),
                        ChipArea.RETICLE_MM2)));
        return warnings;
    }
}
