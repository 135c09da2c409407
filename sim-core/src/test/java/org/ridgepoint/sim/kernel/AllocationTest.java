package org.ridgepoint.sim.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

class AllocationTest {
    private static final long EVENTS = 1_000_000;
    private static final int PENDING = 1_024;

    @Test
    void anEventAllocatesNothing() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        assumeThat(threads.isThreadAllocatedMemorySupported()).isTrue();
        run(EVENTS / 10);

        long before = threads.getCurrentThreadAllocatedBytes();
        run(EVENTS);
        long bytes = threads.getCurrentThreadAllocatedBytes() - before;

        // A world and its arrays are made once; a single byte an event would already be a megabyte.
        assertThat(bytes).isLessThan(EVENTS / 2);
    }

    private static void run(long events) {
        Simulation simulation = new Simulation();
        long[] left = {events};
        for (int i = 0; i < PENDING; i++) {
            int step = 1 + i % 64;
            simulation.at(step, Phase.ARRIVE, new Action() {
                @Override
                public void fire() {
                    if (--left[0] > PENDING) {
                        simulation.after(step, Phase.ARRIVE, this);
                    }
                }
            });
        }
        simulation.run();
    }
}
