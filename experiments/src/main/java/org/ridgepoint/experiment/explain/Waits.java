package org.ridgepoint.experiment.explain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.ridgepoint.experiment.report.Words;
import org.ridgepoint.sim.account.StallCause;

/** What each cause of an array-cycle means, for someone who meets it for the first time. */
final class Waits {
    private static final double WORTH_SAYING = 0.005;
    private static final Map<StallCause, String> MEANINGS = new EnumMap<>(Map.ofEntries(
            Map.entry(StallCause.USEFUL_MACS, "multiply and add: the work itself"),
            Map.entry(
                    StallCause.UNUSED_LANES,
                    "pass with multipliers empty, because the layer's sizes do not fill the array"),
            Map.entry(StallCause.FILL_DRAIN, "fill the array's pipeline or drain it"),
            Map.entry(StallCause.OPERAND_LOAD, "load weights into the array, with no other work to hide it"),
            Map.entry(StallCause.DRAM_BANDWIDTH, "wait for DRAM while its pins move data: too few bytes per second"),
            Map.entry(
                    StallCause.DRAM_LATENCY,
                    "wait for DRAM while its pins stand still: row misses, bank groups, refresh, turnaround"),
            Map.entry(StallCause.BUS, "wait for the bus or the link between the memories"),
            Map.entry(StallCause.BULK_SRAM, "wait for bulk SRAM: its ports and banks, or room in it"),
            Map.entry(StallCause.LOCAL_SRAM, "wait for local SRAM: its ports and banks, or room in it"),
            Map.entry(StallCause.FABRIC, "wait for operands on the wires of the FPGA"),
            Map.entry(StallCause.DEPENDENCY, "wait for data that another layer has yet to make"),
            Map.entry(StallCause.VECTOR_UNIT, "wait for the vector unit"),
            Map.entry(StallCause.HOST, "wait for the host or its link"),
            Map.entry(StallCause.LAUNCH, "go by while a layer is set up"),
            Map.entry(StallCause.TAIL, "go by while the last outputs are on their way"),
            Map.entry(StallCause.OTHER_CORES, "wait for other cores to do their part of a layer")));

    private Waits() {}

    /** A sentence for each cause that matters, the largest first. */
    static List<String> of(Map<String, Double> shares) {
        List<StallCause> causes = new ArrayList<>(List.of(StallCause.values()));
        causes.sort(Comparator.comparingDouble(cause -> -shares.getOrDefault(cause.key(), 0.0)));
        return causes.stream()
                .filter(cause -> shares.getOrDefault(cause.key(), 0.0) >= WORTH_SAYING)
                .map(cause -> Words.percent(shares.get(cause.key())) + " of the cycles " + MEANINGS.get(cause) + ".")
                .toList();
    }
}
