package org.ridgepoint.accelerator.price;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.ridgepoint.accelerator.spec.AcceleratorSpec;
import org.ridgepoint.accelerator.spec.SupplySpec;
import org.ridgepoint.accelerator.spec.TechnologySpec;
import org.ridgepoint.sim.quantity.Voltage;

/**
 * The voltage at which a chip runs, and what that makes of its prices: energy of actions goes with its square, leakage with it.
 *
 * <p>A chip reaches its rated clock at the node's nominal voltage; at another clock it has the least voltage that reaches that,
 * unless it states one. An FPGA, whose voltage is its board's, keeps the nominal one.
 *
 * <p>Not modelled: rails of their own for SRAM, what a regulator loses, leakage that falls faster than the voltage, DRAM and its
 * interface at another voltage.
 *
 * @param volts of logic and SRAM; empty where the node's file states no supply
 */
public record OperatingPoint(Optional<Double> volts, Optional<SupplySpec> supply) {

    /** That of a chip in its technology. */
    public static OperatingPoint of(AcceleratorSpec chip, TechnologySpec technology) {
        Optional<SupplySpec> supply = technology.supply();
        return new OperatingPoint(
                supply.map(node -> chip.voltage().map(Voltage::volts).orElseGet(() -> needed(chip, node))), supply);
    }

    private static double needed(AcceleratorSpec chip, SupplySpec node) {
        double share = share(chip);
        return share == 1 || chip.fabric().isPresent() ? node.nominal().volts() : node.volts(share);
    }

    /** The chip's clock over the one that it reaches at the nominal voltage. */
    private static double share(AcceleratorSpec chip) {
        return (double) chip.array().clock().hertz() / chip.array().rated().hertz();
    }

    /** The voltage in words, where it is not the nominal one. */
    public Optional<String> remark() {
        return volts.filter(at -> leakageFactor() != 1).map(at -> String.format(Locale.ROOT, "at %.3g V", at));
    }

    /** What an action takes over what it takes at the nominal voltage. */
    public double energyFactor() {
        return leakageFactor() * leakageFactor();
    }

    /** What leaks over what leaks at the nominal voltage. */
    double leakageFactor() {
        return volts.flatMap(at -> supply.map(node -> at / node.nominal().volts()))
                .orElse(1.0);
    }

    /** What the node has not been seen to give. */
    List<String> warnings(AcceleratorSpec chip) {
        List<String> warnings = new ArrayList<>();
        if (supply.isEmpty() && chip.voltage().isPresent()) {
            warnings.add("voltage has no effect: technology " + chip.technology() + " states no supply");
        }
        chip.power()
                .ifPresent(power -> warnings.add("power.cap " + power.cap() + " keeps array.clock at "
                        + chip.array().clock()
                        + volts.map(at -> String.format(Locale.ROOT, ", %.3g V", at))
                                .orElse("")));
        supply.ifPresent(node -> warn(chip, node, warnings));
        return warnings;
    }

    private void warn(AcceleratorSpec chip, SupplySpec node, List<String> warnings) {
        double at = volts.orElseThrow();
        if (at < node.lowestVolts() || at > node.highestVolts()) {
            warnings.add(String.format(
                    Locale.ROOT,
                    "voltage %.3g V is beyond the %.3g to %.3g V of technology %s",
                    at,
                    node.lowestVolts(),
                    node.highestVolts(),
                    chip.technology()));
        }
        if (share(chip) > node.share(at) * (1 + 1e-9) && chip.fabric().isEmpty()) {
            warnings.add(String.format(
                    Locale.ROOT,
                    "array.clock %s is beyond what the chip reaches at %.3g V: %.0f MHz, rated for %s at %s",
                    chip.array().clock(),
                    at,
                    node.share(at) * chip.array().rated().hertz() / 1e6,
                    chip.array().rated(),
                    node.nominal()));
        }
    }
}
