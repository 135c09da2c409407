package org.ridgepoint.sim.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class SideBySideTest {
    private static final int RUNS = 400;

    @Test
    @Timeout(60)
    void manyWorldsInManyThreadsRunAsOneAlone() throws Exception {
        long alone = checksum(0);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Long>> worlds = new ArrayList<>();
            for (int run = 0; run < RUNS; run++) {
                worlds.add(() -> checksum(0));
            }
            for (Future<Long> result : threads.invokeAll(worlds)) {
                assertThat(result.get()).isEqualTo(alone);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void theChecksumSeesTheOrder() {
        assertThat(checksum(1)).isNotEqualTo(checksum(0));
    }

    private static long checksum(int firstActor) {
        Simulation simulation = new Simulation();
        Walker[] walkers = new Walker[16];
        long[] checksum = {17};
        for (int i = 0; i < walkers.length; i++) {
            int id = (i + firstActor) % walkers.length;
            walkers[i] = new Walker(simulation, id, checksum);
            simulation.at(1, Phase.ARRIVE, walkers[i]);
        }
        simulation.run();
        return checksum[0];
    }

    /** Moves on by a step that follows from its number, two hundred times. */
    private static final class Walker implements Action {
        private final Simulation simulation;
        private final int id;
        private final long[] checksum;
        private int steps = 200;

        Walker(Simulation simulation, int id, long[] checksum) {
            this.simulation = simulation;
            this.id = id;
            this.checksum = checksum;
        }

        @Override
        public void fire() {
            checksum[0] = checksum[0] * 31 + id + simulation.now();
            if (--steps > 0) {
                simulation.after(1 + (id * 7L + steps) % 5, Phase.ARRIVE, this);
            }
        }
    }
}
