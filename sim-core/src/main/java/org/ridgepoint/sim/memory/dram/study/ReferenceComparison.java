package org.ridgepoint.sim.memory.dram.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.ridgepoint.sim.memory.dram.table.ChannelInterleave;
import org.ridgepoint.sim.memory.dram.table.DramChannelSpec;
import org.ridgepoint.sim.memory.dram.table.DramPolicies;
import org.ridgepoint.sim.memory.dram.table.DramPolicy;
import org.ridgepoint.sim.memory.dram.table.DramStandard;
import org.ridgepoint.sim.memory.dram.table.DramSystem;

/** Our answers beside those of the dedicated DRAM simulators, set up alike, row by row. */
public final class ReferenceComparison {
    /** A row of theirs with our run of the same. */
    public record Compared(ReferenceRow theirs, MemoryReport ours) {
        /** Our share of the peak less theirs, in percentage points. */
        double peakDifference() {
            return ours.percentOfPeak() - theirs.percentOfPeak();
        }

        /** How much longer our mean latency is, in percent of theirs; 0 where nothing is read. */
        double latencyDifferencePercent() {
            return theirs.readLatencyMeanCycles() == 0
                    ? 0
                    : 100 * (ours.readLatencyMeanCycles() / theirs.readLatencyMeanCycles() - 1);
        }
    }

    private final Function<String, DramStandard> standards;

    /** A comparison that finds the standards' tables by name or path. */
    public ReferenceComparison(Function<String, DramStandard> standards) {
        this.standards = standards;
    }

    /** Runs each row, with at most so many requests. */
    public List<Compared> run(List<ReferenceRow> rows, long mostRequests) {
        List<Compared> compared = new ArrayList<>();
        for (ReferenceRow row : rows) {
            compared.add(new Compared(row, run(row, Math.min(mostRequests, row.requests()))));
        }
        return compared;
    }

    private MemoryReport run(ReferenceRow row, long requests) {
        DramStandard standard = standards.apply(row.standard());
        DramSystem usual = standard.system();
        DramPolicy policy = DramPolicies.named(row.controller());
        DramChannelSpec spec =
                DramChannelSpec.of(standard, usual.channelWidth().bits(), usual.ranks(), policy, row.map());
        MemoryStudy study = new MemoryStudy(
                spec, new ChannelInterleave(row.channels(), spec.geometry().burstBytes()));
        PatternStream stream =
                PatternStream.parse(row.stream(), spec.geometry().burstBytes(), study.capacityBytes(), 0);
        return study.play(stream, requests, row.offeredLoad(), offered -> {});
    }

    /** The table as comma-separated values. */
    public static String csv(List<Compared> rows) {
        StringBuilder text = new StringBuilder("simulator,standard,map,channels,stream,offeredLoad,requests,"
                + "percentOfPeak,theirPercentOfPeak,difference,"
                + "readLatencyMeanCycles,theirReadLatencyMeanCycles,differencePercent,p50,theirP50,p99,theirP99,run\n");
        for (Compared row : rows) {
            ReferenceRow theirs = row.theirs();
            text.append(String.format(
                    Locale.ROOT,
                    "%s,%s,%s,%d,%s,%s,%d,%.2f,%.2f,%+.2f,%.2f,%.2f,%+.1f,%d,%d,%d,%d,%s%n",
                    theirs.simulator(),
                    theirs.standard(),
                    theirs.map(),
                    theirs.channels(),
                    theirs.stream(),
                    load(theirs.offeredLoad()),
                    row.ours().requests(),
                    row.ours().percentOfPeak(),
                    theirs.percentOfPeak(),
                    row.peakDifference(),
                    row.ours().readLatencyMeanCycles(),
                    theirs.readLatencyMeanCycles(),
                    row.latencyDifferencePercent(),
                    row.ours().p50(),
                    theirs.p50(),
                    row.ours().p99(),
                    theirs.p99(),
                    theirs.run()));
        }
        return text.toString();
    }

    private static String load(Optional<Double> offeredLoad) {
        return offeredLoad.map(String::valueOf).orElse("");
    }
}
