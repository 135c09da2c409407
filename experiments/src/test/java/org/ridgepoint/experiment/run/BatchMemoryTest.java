package org.ridgepoint.experiment.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.ridgepoint.accelerator.hardware.Chip;
import org.ridgepoint.accelerator.machine.Replay;
import org.ridgepoint.workload.graph.BatchedGraph;

/** Tasks are made as they are needed: what a run holds does not grow with its length. */
@Isolated("measures the memory of the whole JVM")
class BatchMemoryTest {
    private static final long MEGABYTE = 1 << 20;

    @Test
    void aBatchOfSixtyFourTakesHardlyMoreMemoryThanOneInference() {
        Chip chip = Machines.chip("inferx-x1");
        long one = mostHeld(chip, 1);
        long many = mostHeld(chip, 64);

        assertThat(many - one).isLessThan(16 * MEGABYTE);
    }

    /** The most that is reachable at a few points of a run, in bytes. */
    private static long mostHeld(Chip chip, int batch) {
        BatchedGraph graph = Machines.batch("resnet50", 96, batch);
        AtomicLong most = new AtomicLong();
        Replay.run(chip, graph, (finished, all) -> {
            if (finished % 16 == 0) {
                most.accumulateAndGet(reachable(), Math::max);
            }
        });
        return most.get();
    }

    private static long reachable() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
