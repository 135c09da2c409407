package org.ridgepoint.accelerator.program;

import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import org.ridgepoint.accelerator.layer.Readers;
import org.ridgepoint.sim.kernel.Phase;
import org.ridgepoint.sim.kernel.Simulation;

/**
 * What the cores of a chip read together.
 *
 * <p>Timing: a run is fetched one tick after the last core has found room for it, those of one tick in the order of layers, so that
 * it makes no difference which core came first.
 */
public final class CommonRuns {
    private final Simulation simulation;
    private final Map<CommonRun.Name, CommonRun> open = new HashMap<>();
    private final Map<CommonRun.Name, Integer> asked = new HashMap<>();
    private final PriorityQueue<CommonRun> complete = new PriorityQueue<>();

    public CommonRuns(Simulation simulation) {
        this.simulation = simulation;
    }

    /** What one of the cores has of it. */
    public OfCore ofCore(int core) {
        return new OfCore(core);
    }

    private CommonRun run(CommonRun.Name name, Readers readers, long bytes) {
        CommonRun run = open.computeIfAbsent(name, any -> new CommonRun(name, readers, bytes));
        if (run.bytes() != bytes) {
            throw new IllegalStateException(
                    name + " has " + run.bytes() + " B for one core and " + bytes + " B for another");
        }
        if (asked.merge(name, 1, Integer::sum) == readers.cores()) {
            asked.remove(name);
            open.remove(name);
        }
        return run;
    }

    private void fetchSoon(CommonRun run) {
        if (complete.isEmpty()) {
            simulation.after(1, Phase.COMPLETE, this::fetchAll);
        }
        complete.add(run);
    }

    private void fetchAll() {
        while (!complete.isEmpty()) {
            complete.remove().fetch();
        }
    }

    /** What one core reads together with others, run after run of each operand. */
    public final class OfCore {
        private final int core;
        private final Map<CommonRun.Name, Long> places = new HashMap<>();

        private OfCore(int core) {
            this.core = core;
        }

        CommonRun next(int layer, OperandPart part, long bytes) {
            CommonRun.Name operand = new CommonRun.Name(layer, part.number(), 0);
            long place = places.merge(operand, 1L, Long::sum) - 1;
            return run(new CommonRun.Name(layer, part.number(), place), part.readers(), bytes);
        }

        long roomBytes(CommonRun run) {
            return run.roomBytes(core);
        }

        void join(CommonRun run, CommonRun.Reader reader) {
            if (run.join(core, reader)) {
                fetchSoon(run);
            }
        }
    }
}
