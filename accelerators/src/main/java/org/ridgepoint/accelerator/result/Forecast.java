package org.ridgepoint.accelerator.result;

import java.util.List;

/**
 * What closed forms say of a run before anything is simulated: the same three that a {@link RunResult} has, with the DRAM bytes
 * that the mapper expects in place of those that moved; before it is planned, with those that any plan must move.
 *
 * @param sumSeconds communication plus the array's own cycles, the pessimist's model
 * @param rooflineSeconds the larger of communication and computation at the peak rate, the optimist's model
 * @param shapeLimitSeconds the larger of communication and the array's own cycles
 * @param dramBytes bytes from and to DRAM, of all cores
 * @param layers in execution order
 */
public record Forecast(
        double sumSeconds,
        double rooflineSeconds,
        double shapeLimitSeconds,
        long dramBytes,
        List<LayerForecast> layers) {
    /** Copies the list. */
    public Forecast {
        layers = List.copyOf(layers);
    }

    /**
     * One layer.
     *
     * @param name its name in the graph
     * @param executedMacs multiply-accumulates that will be done; fewer where Winograd applies
     * @param arrayCycles cycles that what multiplies takes by itself, its operands always there
     */
    public record LayerForecast(String name, long executedMacs, long arrayCycles) {}
}
