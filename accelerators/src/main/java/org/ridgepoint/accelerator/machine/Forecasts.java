package org.ridgepoint.accelerator.machine;

import java.util.List;
import org.ridgepoint.accelerator.hardware.Chip;
import org.ridgepoint.accelerator.layer.Layer;
import org.ridgepoint.accelerator.mapping.LayerPlan;
import org.ridgepoint.accelerator.mapping.NetworkPlan;
import org.ridgepoint.accelerator.mapping.Tiling;
import org.ridgepoint.accelerator.result.Forecast;
import org.ridgepoint.accelerator.result.Forecast.LayerForecast;
import org.ridgepoint.accelerator.split.ChipPlan;

/** What closed forms say of a plan. */
final class Forecasts {
    private static final double SECONDS_PER_TICK = 1e-15;

    private final Chip chip;
    private final ChipPlan plan;
    private final Products products;

    private Forecasts(Chip chip, ChipPlan plan) {
        this.chip = chip;
        this.plan = plan;
        this.products = new Products(chip, plan);
    }

    static Forecast of(Chip chip, ChipPlan plan) {
        return new Forecasts(chip, plan).forecast();
    }

    private Forecast forecast() {
        List<Layer> all = plan.run().whole().layers();
        List<LayerForecast> layers = all.stream().map(this::layer).toList();
        long dramBytes = plan.cores().subList(0, plan.team()).stream()
                .flatMap(core -> core.plan().expected(plan.view()).stream())
                .mapToLong(NetworkPlan.Expected::dramBytes)
                .sum();
        double macs = all.stream()
                .filter(layer -> products.vectorMacs(layer) == 0)
                .mapToDouble(layer -> layers.get(layer.index()).executedMacs())
                .sum();
        double transfer = dramBytes / chip.dramBytesPerSecond();
        double compute = products.cycles(layer -> layers.get(layer.index()).arrayCycles())
                * (double) chip.clock().periodFemtoseconds()
                * SECONDS_PER_TICK;
        double atPeak =
                macs / (chip.cores() * chip.macsPerCycle() * chip.clock().hertz());
        return new Forecast(
                compute + transfer, Math.max(atPeak, transfer), Math.max(compute, transfer), dramBytes, layers);
    }

    private LayerForecast layer(Layer layer) {
        boolean winograd = plan.run()
                .perSlice()
                .plans()
                .get(layer.index())
                .map(LayerPlan::tiling)
                .map(Tiling::winograd)
                .orElse(false);
        long onArray = layer.wholeTile(winograd)
                .map(tile -> chip.array().work(tile).executedMacs())
                .orElse(layer.macs());
        return new LayerForecast(layer.name(), plan.times() * onArray, products.cycles(layer));
    }
}
