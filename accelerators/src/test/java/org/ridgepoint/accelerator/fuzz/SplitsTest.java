package org.ridgepoint.accelerator.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.ridgepoint.accelerator.hardware.Chip;
import org.ridgepoint.accelerator.layer.NothingToRun;
import org.ridgepoint.accelerator.machine.SpecCopy;
import org.ridgepoint.accelerator.mapping.CapacityTooSmall;
import org.ridgepoint.accelerator.result.RunResult;
import org.ridgepoint.accelerator.spec.CoreGroupSpec;
import org.ridgepoint.accelerator.spec.CoreSplit;
import org.ridgepoint.accelerator.split.SplitRefused;
import org.ridgepoint.sim.account.StallCause;
import org.ridgepoint.workload.graph.BatchedGraph;

/**
 * What holds however the cores of a chip share a run out among them? Random machines, each with several cores, run under every
 * split. Rings are never asked to be no slower with more cores: they grow with them.
 *
 * <p>{@code -Dridgepoint.splits} says how many, {@code -Dridgepoint.splits.seed} from which seed on.
 */
class SplitsTest {
    private static final double A_LITTLE = 1.01;

    /** What became of one machine: what is wrong, and how many of its runs went to their end. */
    private record Seen(long seed, int runs, List<String> wrong) {}

    @Test
    void whateverTheSplitTheWorkIsThatOfTheRunAndEveryCycleHasACause() throws Exception {
        all(this::conserved);
    }

    @Test
    void noCoreIsWorseThanNothingWhereTheMapperChooses() throws Exception {
        all(this::neverSlower);
    }

    private interface Look {
        void at(RandomMachine machine, long seed, Seen seen, Runs runs);
    }

    /** Counts the runs that go to their end. */
    private static final class Runs {
        private int ended;

        /** A run; empty where it is refused in words that a user can do something with. */
        Optional<RunResult> of(RandomMachine machine, int cores, boolean ownBulk, CoreSplit split) {
            try {
                RunResult result = with(machine, cores, ownBulk, split).run();
                ended++;
                return Optional.of(result);
            } catch (IllegalArgumentException | CapacityTooSmall | NothingToRun | SplitRefused refused) {
                assertThat(refused.getMessage()).isNotBlank();
                return Optional.empty();
            }
        }
    }

    private void all(Look look) throws Exception {
        long machines = Long.getLong("ridgepoint.splits", 24);
        long first = Long.getLong("ridgepoint.splits.seed", 1);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        List<Future<Seen>> seen = new ArrayList<>();
        for (long seed = first; seed < first + machines; seed++) {
            long own = seed;
            seen.add(threads.submit(() -> seen(own, look)));
        }
        threads.shutdown();
        int runs = 0;
        List<String> wrong = new ArrayList<>();
        for (Future<Seen> future : seen) {
            Seen each = future.get();
            runs += each.runs();
            each.wrong().forEach(what -> wrong.add("seed " + each.seed() + ": " + what));
        }
        System.out.println(runs + " runs of " + machines + " machines from seed " + first);
        assertThat(wrong).as(String.join("\n", wrong)).isEmpty();
        assertThat(runs).isGreaterThan((int) machines);
    }

    private static Seen seen(long seed, Look look) {
        Seen seen = new Seen(seed, 0, new ArrayList<>());
        Runs runs = new Runs();
        try {
            RandomMachine machine = RandomMachine.of(Draws.of(seed));
            look.at(machine, seed, seen, runs);
        } catch (IllegalArgumentException refused) {
            return seen;
        } catch (RuntimeException | AssertionError failure) {
            seen.wrong().add(failure + " at " + failure.getStackTrace()[0]);
        }
        return new Seen(seed, runs.ended, seen.wrong());
    }

    private static RandomMachine with(RandomMachine machine, int cores, boolean ownBulk, CoreSplit split) {
        Chip chip = machine.chip();
        CoreGroupSpec group = new CoreGroupSpec(cores, Optional.of(ownBulk), Optional.of(split));
        SpecCopy spec = SpecCopy.of(chip.spec()).cores(group);
        boolean multicast = ownBulk && chip.spec().dma().outstanding() != 4;
        Chip divided = new Chip(
                (multicast ? spec.multicast() : spec).spec(), chip.dramChannel(), chip.technology(), chip.precision());
        return new RandomMachine(divided, machine.graph());
    }

    private void conserved(RandomMachine machine, long seed, Seen seen, Runs runs) {
        boolean ownBulk = seed % 2 == 0;
        int cores = (int) (2 + seed / 2 % 4);
        Optional<RunResult> one = runs.of(machine, 1, ownBulk, CoreSplit.REPLICAS);
        for (CoreSplit split : List.of(CoreSplit.BATCH, CoreSplit.ROWS, CoreSplit.FILTERS, CoreSplit.AUTO)) {
            String name = split + " over " + cores + (ownBulk ? " with bulk of their own" : "");
            try {
                Optional<RunResult> run = runs.of(machine, cores, ownBulk, split);
                run.ifPresent(result -> {
                    one.ifPresent(alone -> same(seen, name + ": operations", alone.macs(), result.macs()));
                    one.ifPresent(alone -> same(seen, name + ": inferences", alone.batch(), result.batch()));
                    result.cores()
                            .forEach(core -> same(
                                    seen,
                                    name + ": cycles of " + core.name(),
                                    result.cycles(),
                                    core.cyclesByCause().values().stream()
                                            .mapToLong(Long::longValue)
                                            .sum()));
                    result.cores()
                            .forEach(core -> core.behind()
                                    .forEach((cause, behind) -> same(
                                            seen,
                                            name + ": " + cause + " of " + core.name() + " behind whom",
                                            core.cyclesByCause().get(cause),
                                            behind.values().stream()
                                                    .mapToLong(Long::longValue)
                                                    .sum())));
                    boolean together = split != CoreSplit.BATCH;
                    same(
                            seen,
                            name + ": " + StallCause.OTHER_CORES.label(),
                            together,
                            result.cyclesByCause().containsKey(StallCause.OTHER_CORES.key()));
                    RunResult shuffled = with(machine, cores, ownBulk, split).runShuffled(seed);
                    same(seen, name + ": shuffled ties", result, shuffled);
                });
            } catch (IllegalStateException | NullPointerException | ArithmeticException failure) {
                seen.wrong().add(name + ": " + failure + " at " + failure.getStackTrace()[0]);
            }
        }
    }

    private static void same(Seen seen, String what, Object expected, Object was) {
        if (!expected.equals(was)) {
            seen.wrong().add(what + ": expected " + expected + ", was " + was);
        }
    }

    private void neverSlower(RandomMachine machine, long seed, Seen seen, Runs runs) {
        if (machine.isRing()) {
            return;
        }
        BatchedGraph graph = machine.graph();
        boolean ownBulk = seed % 2 == 0;
        double before = Double.MAX_VALUE;
        for (int cores = 1; cores <= 8; cores *= 2) {
            Optional<RunResult> run = runs.of(machine, cores, ownBulk, CoreSplit.AUTO);
            double ticks = run.map(RunResult::elapsedFemtoseconds).orElse(Long.MAX_VALUE);
            if (run.isPresent() && before < Double.MAX_VALUE && ticks > A_LITTLE * before) {
                seen.wrong()
                        .add(cores + " cores take " + ticks / before + " times the time of half as many, batch "
                                + graph.batch());
            }
            before = run.isPresent() ? ticks : Double.MAX_VALUE;
        }
    }
}
