package org.ridgepoint.accelerator.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.ridgepoint.accelerator.program.TaskKinds;
import org.ridgepoint.accelerator.program.TileTask;
import org.ridgepoint.accelerator.sampling.Stretch;
import org.ridgepoint.sim.account.CycleLedger;

/** The watches over all tasks of a core that recur. */
final class TaskSampler {
    /** Watches nothing: all tasks are carried out. */
    static final TaskSampler OFF = new TaskSampler(new DramPace(0, 0), DramUse::none);

    private final DramPace pace;
    private final Supplier<DramUse> dram;
    private final Map<Integer, List<WindowWatch>> byLayer = new TreeMap<>();

    /**
     * Watches nothing yet.
     *
     * @param pace of DRAM
     * @param dram what the channels have done so far
     */
    TaskSampler(DramPace pace, Supplier<DramUse> dram) {
        this.pace = pace;
        this.dram = dram;
    }

    /** Watches stretches of a layer's tasks. */
    void watch(int layer, TaskKinds tasks, List<Stretch> stretches) {
        List<WindowWatch> watches = new ArrayList<>();
        stretches.forEach(stretch -> watches.add(new WindowWatch(stretch, tasks, pace)));
        byLayer.put(layer, watches);
    }

    /** The watch that has settled with a task that is done at a tick. */
    Optional<WindowWatch> done(TileTask step, long tick, CycleLedger ledger) {
        for (WindowWatch watch : of(step.layer())) {
            if (watch.isOpenAt(step.task())) {
                watch.close(tick, ledger, dram);
                return watch.isSettled() ? Optional.of(watch) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** Watches over a layer's tasks. */
    List<WindowWatch> of(int layer) {
        return byLayer.getOrDefault(layer, List.of());
    }
}
