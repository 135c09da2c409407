package org.ridgepoint.accelerator.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ridgepoint.accelerator.hardware.Chip;
import org.ridgepoint.accelerator.mapping.Alternatives;
import org.ridgepoint.accelerator.mapping.NetworkPlan;
import org.ridgepoint.accelerator.mapping.Pins;
import org.ridgepoint.accelerator.result.LayerCounts;
import org.ridgepoint.accelerator.result.RunListener;
import org.ridgepoint.sim.kernel.Simulation;
import org.ridgepoint.workload.graph.Graph;
import org.ridgepoint.workload.graph.Layers;
import org.ridgepoint.workload.graph.Tensor;

class TrialsTest {
    private static final Chip CHIP =
            TestChip.systolic(8, 8).memory(8 << 10, 32 << 10).chip();
    private static final Graph PRODUCT = product();

    private static Graph product() {
        Layers net = new Layers("product");
        return net.finish(net.plainLinear(net.input("a", 60, 96), 40));
    }

    private static NetworkPlan mapped() {
        return Replay.plan(CHIP, PRODUCT);
    }

    private static Machine unwatched() {
        return Machine.unwatched(new Simulation(), CHIP, mapped());
    }

    @Test
    void aTrialTakesAsLongAsTheRun() {
        long run = new Machine(new Simulation(), CHIP, mapped(), RunListener.NONE).run();

        assertThat(unwatched().tryRun(run, Long.MAX_VALUE)).hasValue(run);
        assertThat(unwatched().tryRun(run - 1, Long.MAX_VALUE)).isEmpty();
    }

    @Test
    void aTrialThatIsBrokenOffCostsHardlyMoreThanItMay() {
        Machine whole = unwatched();
        assertThat(whole.tryRun(Simulation.NEVER, Long.MAX_VALUE)).isPresent();
        Machine part = unwatched();
        assertThat(part.tryRun(Simulation.NEVER, whole.work() / 4)).isEmpty();

        assertThat(part.work()).isLessThan(whole.work() / 2);
    }

    /** Array and vector unit are done before the last outputs are stored. */
    @Test
    void aRunThatIsBrokenOffShortOfItsEndDoesNotCountAsAFasterOne() {
        Machine whole = unwatched();
        long makespan = whole.tryRun(Simulation.NEVER, Long.MAX_VALUE).orElseThrow();
        for (long missing = 1; missing <= whole.work(); missing += 1 + missing / 16) {
            long limit = whole.work() - missing;
            assertThat(unwatched().tryRun(Simulation.NEVER, limit))
                    .as("with work of %d", limit)
                    .matches(ticks -> ticks.isEmpty() || ticks.getAsLong() == makespan);
        }
    }

    @Test
    void theBestIsAsFastAsAny() {
        List<NetworkPlan> plans = plans();
        Trials trials = new Trials(CHIP, Simulation::new, Long.MAX_VALUE);
        plans.forEach(trials::add);
        long fastest = plans.stream().mapToLong(TrialsTest::ticks).min().orElseThrow();

        assertThat((double) ticks(trials.best().orElseThrow())).isLessThanOrEqualTo(1.01 * fastest);
    }

    private static List<NetworkPlan> plans() {
        return new Alternatives(mapped().network(), CHIP.view(), Pins.NONE).ofNetwork();
    }

    private static long ticks(NetworkPlan plan) {
        return new Machine(new Simulation(), CHIP, plan, RunListener.NONE).run();
    }

    @Test
    void nothingIsTriedWithoutWorkLeft() {
        Trials trials = new Trials(CHIP, Simulation::new, 0);
        assertThat(trials.mayTake(0)).isFalse();
        trials.add(mapped());
        assertThat(trials.best()).isEmpty();

        trials.allow(Long.MAX_VALUE);
        trials.add(mapped());
        assertThat(trials.best()).contains(mapped());
    }

    @Test
    void aTrialUsesUpTheWorkThatItTakes() {
        Machine machine = unwatched();
        assertThat(machine.tryRun(Simulation.NEVER, Long.MAX_VALUE)).isPresent();
        Trials enough = new Trials(CHIP, Simulation::new, 2 * machine.work());
        Trials tooLittle = new Trials(CHIP, Simulation::new, machine.work());
        enough.add(mapped());
        tooLittle.add(mapped());

        assertThat(enough.mayTake(0)).isTrue();
        assertThat(tooLittle.mayTake(0)).isFalse();
    }

    /** A plan, and what it takes. */
    private record Outcome(NetworkPlan plan, long ticks, long dramBytes) {
        static Outcome of(Chip chip, NetworkPlan plan) {
            Machine machine = new Machine(new Simulation(), chip, plan, RunListener.NONE);
            long ticks = machine.run();
            long bytes = Arrays.stream(machine.counts())
                    .mapToLong(LayerCounts::dramBytes)
                    .sum();
            return new Outcome(plan, ticks, bytes);
        }
    }

    /** Chips on which the fastest plan moves more than others that take up to 1 % longer. */
    @Test
    void ofPlansAsFastAsEachOtherTheOneThatMovesTheFewestBytesIsTheBest() {
        Layers small = new Layers("product");
        Layers two = new Layers("products");
        Tensor first = two.relu(two.plainLinear(two.input("a", 106, 63), 63));

        fewestBytesOfTheFast(
                TestChip.systolic(8, 8).memory(1 << 10, 4 << 10).chip(),
                small.finish(small.plainLinear(small.input("a", 12, 65), 25)));
        fewestBytesOfTheFast(
                TestChip.systolic(8, 8).memory(8 << 10, 16 << 10).chip(), two.finish(two.plainLinear(first, 31)));
    }

    private static void fewestBytesOfTheFast(Chip chip, Graph graph) {
        NetworkPlan mapped = Replay.plan(chip, graph);
        List<Outcome> outcomes = new ArrayList<>(List.of(Outcome.of(chip, mapped)));
        new Alternatives(mapped.network(), chip.view(), Pins.NONE)
                .ofNetwork()
                .forEach(plan -> outcomes.add(Outcome.of(chip, plan)));
        outcomes.sort(Comparator.comparingLong(Outcome::dramBytes));
        Trials trials = new Trials(chip, Simulation::new, Long.MAX_VALUE);
        outcomes.forEach(each -> trials.add(each.plan()));
        double slowest =
                1.01 * outcomes.stream().mapToLong(Outcome::ticks).min().orElseThrow();
        Outcome best = Outcome.of(chip, trials.best().orElseThrow());

        assertThat((double) best.ticks()).isLessThanOrEqualTo(slowest);
        assertThat(best.dramBytes())
                .isEqualTo(outcomes.stream()
                        .filter(each -> each.ticks() <= slowest)
                        .mapToLong(Outcome::dramBytes)
                        .min()
                        .orElseThrow());
    }

    @Test
    void neitherAKnownPlanNorOneWhoseBytesTakeLongerThanTheFastestIsTried() {
        List<Simulation> begun = new ArrayList<>();
        Trials trials = new Trials(
                CHIP,
                () -> {
                    begun.add(new Simulation());
                    return begun.get(begun.size() - 1);
                },
                Long.MAX_VALUE);
        NetworkPlan bulkiest = Collections.max(plans(), Comparator.comparingDouble(NetworkPlan::leastCycles));
        trials.add(mapped());
        trials.add(mapped());
        assertThat(bulkiest.leastCycles())
                .isGreaterThan(1.1 * ticks(mapped()) / CHIP.clock().periodFemtoseconds());
        trials.add(bulkiest);

        assertThat(begun).hasSize(1);
    }
}
