package org.ridgepoint.accelerator.machine;

import org.ridgepoint.accelerator.result.LayerResult;
import org.ridgepoint.accelerator.result.RunResult;

/** What must hold after every run; a violation is a fault of the simulator, never of the user. */
final class Invariants {
    private static final double ROUNDING = 1e-6;

    private Invariants() {}

    static void check(boolean holds, String what) {
        if (!holds) {
            throw new IllegalStateException("invariant broken: " + what);
        }
    }

    /**
     * Checks a finished run.
     *
     * @param peakTops of everything that multiplied
     */
    static void check(
            RunResult result, double peakTops, double dramBytesPerSecond, long localCapacity, long bulkCapacity) {
        double latency = result.latencySeconds();
        check(
                result.dram().compulsoryBytes() <= result.dram().bytes(),
                "DRAM moved " + result.dram().bytes() + " B, less than the compulsory "
                        + result.dram().compulsoryBytes() + " B");
        check(
                result.achievedTops() <= peakTops * (1 + ROUNDING),
                "achieved " + result.achievedTops() + " TOPS of " + peakTops);
        double transfer = result.dram().bytes() / dramBytesPerSecond;
        check(latency >= transfer * (1 - ROUNDING), "faster than DRAM: " + latency + " s against " + transfer + " s");
        check(
                latency >= result.rooflineSeconds() * (1 - ROUNDING),
                "faster than the roofline: " + latency + " s against " + result.rooflineSeconds() + " s");
        check(
                latency >= result.shapeLimitSeconds() * (1 - ROUNDING),
                "faster than its shapes let the array be: " + latency + " s against " + result.shapeLimitSeconds()
                        + " s");
        check(
                result.sramPeakBytes().local() <= localCapacity
                        && result.sramPeakBytes().bulk() <= bulkCapacity,
                "SRAM over capacity: " + result.sramPeakBytes());
        checkLayers(result);
    }

    private static void checkLayers(RunResult result) {
        long dramBytes = 0;
        for (LayerResult layer : result.layers()) {
            dramBytes += layer.dramBytes();
            check(layer.elapsedCycles() >= 0, layer.name() + " took " + layer.elapsedCycles() + " cycles");
            for (var cause : layer.cyclesByCause().entrySet()) {
                check(cause.getValue() >= 0, layer.name() + ": " + cause.getKey() + " is " + cause.getValue());
            }
        }
        check(
                dramBytes == result.dram().bytes(),
                "layers moved " + dramBytes + " B, DRAM " + result.dram().bytes() + " B");
    }
}
