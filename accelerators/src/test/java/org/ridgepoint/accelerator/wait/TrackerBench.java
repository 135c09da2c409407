package org.ridgepoint.accelerator.wait;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.ridgepoint.accelerator.program.BulkPiece;
import org.ridgepoint.accelerator.program.TestPieces;
import org.ridgepoint.accelerator.stage.StageBench;
import org.ridgepoint.sim.account.StallCause;
import org.ridgepoint.sim.kernel.Action;
import org.ridgepoint.sim.kernel.Phase;

/** A tracker that looks at real stages as each tick ends. */
final class TrackerBench {
    private final WaitBench stages = WaitBench.of(StageBench.chip());
    private final StageBench bench = stages.bench();
    private final WaitTracker tracker;

    TrackerBench() {
        this(Set.of());
    }

    /** On a chip some of whose hops are narrower than its DRAM. */
    TrackerBench(Set<StallCause> narrow) {
        tracker = new WaitTracker(bench.simulation(), new StreamPace(narrow), bench.counts(), bench.notes());
        bench.simulation().whenTickEnds(() -> tracker.look(stages.blockers()));
    }

    WaitBench stages() {
        return stages;
    }

    WaitTracker tracker() {
        return tracker;
    }

    void at(long nanosecond, Action action) {
        bench.simulation().at(nanosecond * WaitBench.NS, Phase.COMPLETE, action);
    }

    /** The array waits for a piece that never comes out of DRAM. */
    void awaitLoad() {
        BulkPiece source = TestPieces.bulk(16, 0);
        source.take();
        stages.array().enqueue(StageBench.tile(64, false, stages.awaitingDram(source)));
        stages.pump();
    }

    /** The array waits for a copy from bulk SRAM. */
    void awaitFill() {
        stages.array().enqueue(StageBench.tile(64, false, WaitBench.awaitingBulk()));
        stages.pump();
    }

    /** What a layer was charged, by cause. */
    Map<String, Long> nanoseconds(int layer) {
        tracker.settle();
        Map<String, Long> map = new TreeMap<>();
        for (StallCause cause : StallCause.values()) {
            long ticks = bench.counts()[layer].ledger().ticks(cause);
            if (ticks > 0) {
                map.put(cause.key(), ticks / WaitBench.NS);
            }
        }
        return map;
    }
}
