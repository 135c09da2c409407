package org.ridgepoint.accelerator.result;

import java.util.Map;
import org.apiguardian.api.API;
import org.ridgepoint.sim.compute.Operations;

/**
 * What a run measured for one layer, or for one group of layers that the mapper fused.
 *
 * @param name the layer's name in the graph
 * @param operator the kind of operator, as in "conv" or "gemm"
 * @param macs multiply-accumulates that the mathematics asks for
 * @param executedMacs multiply-accumulates that the array did, or the vector unit in its place; fewer where Winograd applies
 * @param arrayCycles cycles that what multiplies, the array or the vector unit in its place, would take by itself, its operands
 *     always there
 * @param elapsedCycles cycles of the run that this layer accounts for
 * @param dramBytes bytes moved to and from DRAM
 * @param compulsoryDramBytes bytes that any plan must move to and from DRAM
 * @param lowerBoundDramBytes the least DRAM bytes known to be possible with this much SRAM
 * @param bound the resource that held the layer back
 * @param utilization useful share of the array's lanes over the elapsed cycles, 0 to 1
 * @param cyclesByCause the elapsed array-cycles, each under exactly one cause, in report order
 * @param energyJoules energy by resource, in report order
 * @param tiles number of tile tasks
 * @param plan the mapper's choice in a few words
 * @param verdict what bound the layer and what would help, in one sentence
 */
@API(status = API.Status.STABLE, since = "0.1.0")
public record LayerResult(
        String name,
        String operator,
        long macs,
        long executedMacs,
        long arrayCycles,
        long elapsedCycles,
        long dramBytes,
        long compulsoryDramBytes,
        long lowerBoundDramBytes,
        String bound,
        double utilization,
        Map<String, Long> cyclesByCause,
        Map<String, Double> energyJoules,
        long tiles,
        String plan,
        String verdict) {
    /** Copies the maps, keeping their order. */
    public LayerResult {
        cyclesByCause = InOrder.copy(cyclesByCause);
        energyJoules = InOrder.copy(energyJoules);
    }

    /** Operations that these are, two for each multiply-accumulate. */
    public double operations() {
        return Operations.of(executedMacs);
    }

    /** The same for each byte over DRAM; infinite where none moved. */
    public double operationsPerDramByte() {
        return operations() / dramBytes;
    }

    /** The share of this layer's array-cycles under each cause; sums to 1. */
    public Map<String, Double> cycleShare() {
        return InOrder.shares(cyclesByCause);
    }
}
