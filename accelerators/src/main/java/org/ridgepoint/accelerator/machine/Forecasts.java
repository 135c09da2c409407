package org.ridgepoint.accelerator.machine;

import java.util.List;
import org.ridgepoint.accelerator.analytic.ClosedForms;
import org.ridgepoint.accelerator.analytic.ClosedForms.Demand;
import org.ridgepoint.accelerator.analytic.ClosedForms.Supply;
import org.ridgepoint.accelerator.analytic.CompulsoryTraffic;
import org.ridgepoint.accelerator.hardware.Chip;
import org.ridgepoint.accelerator.layer.Layer;
import org.ridgepoint.accelerator.layer.LayerNetwork;
import org.ridgepoint.accelerator.mapping.LayerPlan;
import org.ridgepoint.accelerator.mapping.NetworkPlan;
import org.ridgepoint.accelerator.mapping.Tiling;
import org.ridgepoint.accelerator.result.Forecast;
import org.ridgepoint.accelerator.result.Forecast.LayerForecast;
import org.ridgepoint.accelerator.spec.CoreSplit;
import org.ridgepoint.accelerator.split.ChipPlan;
import org.ridgepoint.sim.compute.Operations;

/** What closed forms say of a run before it: of its sizes alone, and of its plan. */
final class Forecasts {
    private Forecasts() {}

    /**
     * Of layers for which nothing is planned: no more DRAM bytes than any plan moves, and all products on the array. Layers that may
     * run by Winograd do where that is faster.
     */
    static Forecast ofSizes(Chip chip, LayerNetwork network) {
        int times = chip.spec().coreGroup().howSplit() == CoreSplit.REPLICAS ? chip.cores() : 1;
        int sharing = chip.cores() / times;
        CompulsoryTraffic compulsory = new CompulsoryTraffic(times, chip.dramSystems());
        long dramBytes = network.layers().stream().mapToLong(compulsory::bytes).sum();
        List<LayerForecast> layers = network.layers().stream()
                .map(layer -> new LayerForecast(
                        layer.name(),
                        times * executedMacs(chip, layer, isFasterByWinograd(chip, layer)),
                        chip.arrayCycles(layer, isFasterByWinograd(chip, layer)) / sharing))
                .toList();
        long cycles = layers.stream().mapToLong(LayerForecast::arrayCycles).sum();
        double macs = layers.stream().mapToDouble(LayerForecast::executedMacs).sum();
        return forecast(chip, dramBytes, cycles, macs, layers);
    }

    private static boolean isFasterByWinograd(Chip chip, Layer layer) {
        return layer.winograd() && chip.arrayCycles(layer, true) < chip.arrayCycles(layer, false);
    }

    /** Of a plan. */
    static Forecast of(Chip chip, ChipPlan plan) {
        Products products = new Products(chip, plan);
        List<Layer> all = plan.run().whole().layers();
        List<LayerForecast> layers =
                all.stream().map(layer -> layer(chip, plan, products, layer)).toList();
        long dramBytes = plan.cores().subList(0, plan.team()).stream()
                .flatMap(core -> core.plan().expected(plan.view()).stream())
                .mapToLong(NetworkPlan.Expected::dramBytes)
                .sum();
        double macs = all.stream()
                .filter(layer -> products.vectorMacs(layer) == 0)
                .mapToDouble(layer -> layers.get(layer.index()).executedMacs())
                .sum();
        long cycles = products.cycles(layer -> layers.get(layer.index()).arrayCycles());
        return forecast(chip, dramBytes, cycles, macs, layers);
    }

    private static Forecast forecast(Chip chip, long dramBytes, long cycles, double macs, List<LayerForecast> layers) {
        ClosedForms models = ClosedForms.of(new Demand(dramBytes, cycles, Operations.of(macs)), supply(chip));
        return new Forecast(
                models.sumSeconds(), models.rooflineSeconds(), models.shapeLimitSeconds(), dramBytes, layers);
    }

    /** What a chip can do in a second. */
    static Supply supply(Chip chip) {
        return new Supply(chip.dramBytesPerSecond(), chip.clock().periodFemtoseconds(), chip.peakTops());
    }

    private static LayerForecast layer(Chip chip, ChipPlan plan, Products products, Layer layer) {
        boolean winograd = plan.run()
                .perSlice()
                .plans()
                .get(layer.index())
                .map(LayerPlan::tiling)
                .map(Tiling::winograd)
                .orElse(false);
        return new LayerForecast(
                layer.name(), plan.times() * executedMacs(chip, layer, winograd), products.cycles(layer));
    }

    private static long executedMacs(Chip chip, Layer layer, boolean winograd) {
        return layer.wholeTile(winograd)
                .map(tile -> chip.array().work(tile).executedMacs())
                .orElse(layer.macs());
    }
}
