package org.ridgepoint.accelerator.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ridgepoint.accelerator.hardware.Chip;
import org.ridgepoint.accelerator.mapping.Alternatives;
import org.ridgepoint.accelerator.mapping.NetworkPlan;
import org.ridgepoint.sim.kernel.Simulation;
import org.ridgepoint.workload.graph.Graph;
import org.ridgepoint.workload.graph.Layers;

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
        long run = new Machine(new Simulation(), CHIP, mapped()).run();

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

    @Test
    void theBestIsAsFastAsAnyAndOfThoseMovesTheFewestBytes() {
        List<NetworkPlan> plans = new Alternatives(mapped().network(), CHIP.view()).ofNetwork();
        Trials trials = new Trials(CHIP, Simulation::new, Long.MAX_VALUE);
        plans.forEach(trials::add);
        long fastest = plans.stream().mapToLong(TrialsTest::ticks).min().orElseThrow();

        assertThat((double) ticks(trials.best().orElseThrow())).isLessThanOrEqualTo(1.005 * fastest);
    }

    private static long ticks(NetworkPlan plan) {
        return new Machine(new Simulation(), CHIP, plan).run();
    }

    @Test
    void nothingIsTriedWithoutWorkLeft() {
        Trials trials = new Trials(CHIP, Simulation::new, 0);
        trials.add(mapped());

        assertThat(trials.mayGoOn()).isFalse();
        assertThat(trials.best()).isEmpty();
    }
}
