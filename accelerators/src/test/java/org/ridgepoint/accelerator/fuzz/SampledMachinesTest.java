package org.ridgepoint.accelerator.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.ridgepoint.accelerator.layer.NothingToRun;
import org.ridgepoint.accelerator.mapping.CapacityTooSmall;
import org.ridgepoint.accelerator.result.LayerResult;
import org.ridgepoint.accelerator.result.RunResult;

/**
 * Does a sampled run of any machine come out as the full one does? Bytes, operations and tasks to the last, causes that sum
 * to the cycles, and time and energy to within what the sampling promises.
 *
 * <p>{@code -Dridgepoint.sampled} says how many machines, {@code -Dridgepoint.sampled.seed} from which seed on.
 */
class SampledMachinesTest {
    private static final double MOST_OFF = 0.01;

    /** What became of one machine. */
    private record Seen(long seed, double share, double off, double joulesOff, List<String> wrong) {}

    @Test
    void sampledRunsComeOutAsFullOnesDo() throws Exception {
        long machines = Long.getLong("ridgepoint.sampled", 24);
        long first = Long.getLong("ridgepoint.sampled.seed", 1);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        List<Future<Optional<Seen>>> futures = new ArrayList<>();
        for (long seed = first; seed < first + machines; seed++) {
            long own = seed;
            futures.add(threads.submit(() -> seen(own)));
        }
        threads.shutdown();
        List<Seen> all = new ArrayList<>();
        for (Future<Optional<Seen>> future : futures) {
            future.get().ifPresent(all::add);
        }
        List<String> wrong = new ArrayList<>();
        all.forEach(each -> each.wrong.forEach(what -> wrong.add("seed " + each.seed + ": " + what)));
        long shorter = all.stream().filter(each -> each.share < 1).count();
        System.out.println(all.size() + " runs of " + machines + " machines from seed " + first + ", " + shorter
                + " of them shorter; furthest off "
                + all.stream().mapToDouble(each -> Math.abs(each.off)).max().orElse(0) + " in time, "
                + all.stream()
                        .mapToDouble(each -> Math.abs(each.joulesOff))
                        .max()
                        .orElse(0) + " in energy");
        assertThat(wrong).as(String.join("\n", wrong)).isEmpty();
        assertThat(shorter).as("runs that left something out").isGreaterThan(machines / 4);
    }

    private static Optional<Seen> seen(long seed) {
        try {
            RandomMachine machine = RandomMachine.repeating(Draws.of(seed));
            RunResult full = machine.run();
            return Optional.of(compared(seed, full, machine));
        } catch (IllegalArgumentException | CapacityTooSmall | NothingToRun refused) {
            return Optional.empty();
        }
    }

    private static Seen compared(long seed, RunResult full, RandomMachine machine) {
        List<String> wrong = new ArrayList<>();
        try {
            RunResult sampled = machine.runSampled();
            double off = (double) sampled.elapsedFemtoseconds() / full.elapsedFemtoseconds() - 1;
            double joulesOff = sampled.totalEnergyJoules() / full.totalEnergyJoules() - 1;
            double share = sampled.sampling().orElseThrow().simulatedShare();
            if (!counts(sampled).equals(counts(full))) {
                wrong.add("other counts");
            }
            Trial.wrong(sampled).ifPresent(finding -> wrong.add(finding.toString()));
            if (Math.abs(off) > MOST_OFF) {
                wrong.add("time off by " + off + ", simulated " + share);
            }
            if (Math.abs(joulesOff) > MOST_OFF) {
                wrong.add("energy off by " + joulesOff);
            }
            return new Seen(seed, share, off, joulesOff, wrong);
        } catch (RuntimeException failure) {
            wrong.add(failure + " at " + failure.getStackTrace()[0]);
            return new Seen(seed, 1, 0, 0, wrong);
        }
    }

    private static List<List<Long>> counts(RunResult result) {
        List<List<Long>> counts = new ArrayList<>();
        counts.add(List.of(result.dram().readBytes(), result.dram().writeBytes()));
        for (LayerResult layer : result.layers()) {
            counts.add(List.of(layer.macs(), layer.executedMacs(), layer.dramBytes(), layer.tiles()));
        }
        return counts;
    }
}
