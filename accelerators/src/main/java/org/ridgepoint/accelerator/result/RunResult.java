package org.ridgepoint.accelerator.result;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;
import org.ridgepoint.accelerator.analytic.ClosedForms;
import org.ridgepoint.sim.compute.Operations;

/**
 * What one run measured: counts and times as the machine saw them, and the figures that follow from them.
 *
 * <p>The chip's and the workload's names and the options of the run are not here; whoever started the run knows them.
 *
 * @param batch inferences in the run
 * @param macs multiply-accumulates that the mathematics asks for
 * @param executedMacs multiply-accumulates that were done; fewer where Winograd applies
 * @param parameters weights of the network, in elements
 * @param elapsedFemtoseconds simulated time from the first event to the last
 * @param cycles the same in cycles of the array's clock, rounded up
 * @param clockHz the array's clock
 * @param peakTops operations per second of all lanes at this precision, two per multiply-accumulate, in 10^12
 * @param cyclesByCause array-cycles, each under exactly one cause, in report order; of several cores those of one on average
 * @param cores what each of several cores spent its cycles on; empty where there is one
 * @param dram what went over the DRAM channels
 * @param energyJoules energy by resource, in report order
 * @param sumModelSeconds communication plus the array's own cycles, the pessimist's model
 * @param rooflineSeconds the larger of communication and computation at the peak rate, the optimist's model
 * @param bound the cause that took the most of the time, by its label
 * @param account where the time went, in words
 * @param sramPeakBytes the most that was held on chip at any time
 * @param slices how the batch went through the layers; empty where each layer ran once for all of it
 * @param placement where each tensor lived, in order of birth
 * @param warnings one line each
 * @param layers in execution order
 * @param sampling what of it was simulated and how settled the rest was; empty where all of it was
 */
@API(status = API.Status.STABLE, since = "0.1.0")
public record RunResult(
        int batch,
        long macs,
        long executedMacs,
        long parameters,
        long elapsedFemtoseconds,
        long cycles,
        long clockHz,
        double peakTops,
        Map<String, Long> cyclesByCause,
        List<CoreCycles> cores,
        DramTraffic dram,
        Map<String, Double> energyJoules,
        double sumModelSeconds,
        double rooflineSeconds,
        String bound,
        String account,
        SramPeak sramPeakBytes,
        List<BatchSlices> slices,
        List<PlacedTensor> placement,
        List<String> warnings,
        List<LayerResult> layers,
        Optional<Sampling> sampling) {
    /** The resources that energy is counted under, in report order; a chip without FPGA fabric has none of that. */
    public static final List<String> ENERGY_RESOURCES = List.of(
            "array",
            "accumulators",
            "vector",
            "localSram",
            "bulkSram",
            "link",
            "bus",
            "fabric",
            "dram",
            "host",
            "clock",
            "static");

    private static final double FEMTOSECONDS_PER_SECOND = 1e15;
    private static final double TERA = 1e12;

    /** Copies the collections, keeping their order, and refuses a run that took no time. */
    public RunResult {
        if (elapsedFemtoseconds <= 0) {
            throw new IllegalArgumentException("elapsedFemtoseconds must be positive, was " + elapsedFemtoseconds);
        }
        cyclesByCause = InOrder.copy(cyclesByCause);
        cores = List.copyOf(cores);
        energyJoules = InOrder.copy(energyJoules);
        slices = List.copyOf(slices);
        placement = List.copyOf(placement);
        warnings = List.copyOf(warnings);
        layers = List.copyOf(layers);
    }

    /** What held the run back and where the time went, in a sentence; what would help is for whoever simulates that. */
    public String verdict() {
        return Verdict.sentence(bound, account);
    }

    /** The time of the whole batch. */
    public double latencySeconds() {
        return elapsedFemtoseconds / FEMTOSECONDS_PER_SECOND;
    }

    /** Throughput. */
    public double inferencesPerSecond() {
        return batch / latencySeconds();
    }

    /** Operations that the lanes could do in the time in which the DRAM channels move a byte: the ridge of the roofline. */
    public double ridgeOperationsPerByte() {
        return peakTops * TERA / dram.peakBytesPerSecond();
    }

    /** The larger of communication and the array's own cycles for layers of these shapes: lanes left empty and filling count. */
    public double shapeLimitSeconds() {
        double transferSeconds = (double) dram.bytes() / dram.peakBytesPerSecond();
        double computeSeconds = sumModelSeconds - transferSeconds;
        return new ClosedForms(transferSeconds, computeSeconds, rooflineSeconds).shapeLimitSeconds();
    }

    /** Operations done for each byte over DRAM; infinite where none moved. */
    public double operationsPerDramByte() {
        return Operations.of(executedMacs) / dram.bytes();
    }

    /** Bytes moved over what the DRAM channels could have moved in the time, 0 to 1. */
    public double dramBusyShare() {
        return dram.bytes() / (dram.peakBytesPerSecond() * latencySeconds());
    }

    /** Operations done per second, in 10^12. */
    public double achievedTops() {
        return Operations.tera(executedMacs / latencySeconds());
    }

    /** Mathematical operations per second, in 10^12; above the achieved ones where Winograd saves some. */
    public double nominalTops() {
        return Operations.tera(macs / latencySeconds());
    }

    /** Achieved over peak operations per second, 0 to 1. */
    public double utilization() {
        return achievedTops() / peakTops;
    }

    /** The share of array-cycles under each cause; sums to 1. */
    public Map<String, Double> cycleShare() {
        return InOrder.shares(cyclesByCause);
    }

    /** Energy of the run, added up in report order. */
    public double totalEnergyJoules() {
        return energyJoules.values().stream().reduce(0.0, Double::sum);
    }

    /** Energy of one inference of the batch. */
    public double joulesPerInference() {
        return totalEnergyJoules() / batch;
    }

    /** Watts in the mean over the run, by resource in report order. */
    public Map<String, Double> averageWattsByResource() {
        Map<String, Double> watts = new LinkedHashMap<>();
        energyJoules.forEach((resource, joules) -> watts.put(resource, joules / latencySeconds()));
        return InOrder.copy(watts);
    }

    /** Watts in the mean over the run. */
    public double averageWatts() {
        return totalEnergyJoules() / latencySeconds();
    }

    /** Energy of one inference times the time of the run, in joule seconds: less is better, and neither alone can buy it. */
    public double energyDelayJouleSeconds() {
        return joulesPerInference() * latencySeconds();
    }

    /** Achieved operations per joule, in 10^12. */
    public double topsPerWatt() {
        return Operations.tera(executedMacs / totalEnergyJoules());
    }

    /** Inferences per second for each peak TOPS paid for. */
    public double throughputPerTops() {
        return inferencesPerSecond() / peakTops;
    }

    /** Inferences per second for each DRAM channel paid for. */
    public double throughputPerDramChannel() {
        return inferencesPerSecond() / dram.channels();
    }

    /**
     * What one core spent its cycles on.
     *
     * @param name its name
     * @param cyclesByCause its array's cycles, each under exactly one cause, in report order
     * @param behind of the cycles under causes that lie with what cores share, by cause, behind whose packets they went by:
     *     its own, or those of another core, by name; they sum to the cycles under the cause
     */
    public record CoreCycles(String name, Map<String, Long> cyclesByCause, Map<String, Map<String, Long>> behind) {
        public CoreCycles {
            cyclesByCause = InOrder.copy(cyclesByCause);
            Map<String, Map<String, Long>> copy = new LinkedHashMap<>();
            behind.forEach((cause, cores) -> copy.put(cause, InOrder.copy(cores)));
            behind = Collections.unmodifiableMap(copy);
        }

        /** Cycles under a cause behind packets of other cores, and where they count behind its own, too. */
        public long behind(String cause, boolean ownToo) {
            return behind.getOrDefault(cause, Map.of()).entrySet().stream()
                    .filter(core -> ownToo || !core.getKey().equals(name))
                    .mapToLong(Map.Entry::getValue)
                    .sum();
        }

        /** The share of its cycles that it stood behind packets of other cores, whatever at. */
        public double behindOthersShare() {
            long cycles =
                    cyclesByCause.values().stream().mapToLong(Long::longValue).sum();
            long behindOthers = behind.keySet().stream()
                    .mapToLong(cause -> behind(cause, false))
                    .sum();
            return cycles == 0 ? 0 : (double) behindOthers / cycles;
        }

        /** The share of its cycles under each cause; sums to 1. */
        public Map<String, Double> cycleShare() {
            return InOrder.shares(cyclesByCause);
        }
    }

    /** The most bytes held at once in the slices beside the arrays, and in the bulk SRAM. */
    public record SramPeak(long local, long bulk) {}

    /**
     * Layers that ran for a slice of the batch at a time.
     *
     * @param fromLayer index of the first of them
     * @param toLayer index of the last of them
     * @param images of a slice
     * @param times slices of the batch
     * @param weightBytesAgain weights that slices after the first read again
     */
    public record BatchSlices(int fromLayer, int toLayer, int images, int times, long weightBytesAgain) {}

    /** A memory that a tensor can live in. */
    public enum MemoryLevel {
        LOCAL,
        BULK,
        DRAM
    }

    /**
     * Where a tensor lived, and how long.
     *
     * @param tensor its name
     * @param bytes its size, for a slice of the batch where it is made and read slice by slice
     * @param times how often there was such a tensor, each time for another slice
     * @param place where
     * @param fromLayer index of the first layer that touches it
     * @param toLayer index of the last layer that touches it
     */
    public record PlacedTensor(String tensor, long bytes, int times, MemoryLevel place, int fromLayer, int toLayer) {}

    /**
     * What of a run was simulated; the rest recurs, and stretches that were seen to settle stand for it.
     *
     * @param simulatedTiles tile tasks that the machine worked off
     * @param tiles tile tasks of the run
     * @param simulatedWork what the simulation took: events that ended something, and bursts of DRAM
     * @param spread how far the halves of what was seen of each stretch are apart, times how often it was left out, as a share of the
     *     run's time: a measure of how settled it was, no bound on the error
     */
    public record Sampling(long simulatedTiles, long tiles, long simulatedWork, double spread) {
        /** The share of the tile tasks that the machine worked off. */
        public double simulatedShare() {
            return tiles == 0 ? 1 : (double) simulatedTiles / tiles;
        }
    }
}
