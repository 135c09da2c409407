package org.ridgepoint.sim.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.ridgepoint.sim.kernel.Action;
import org.ridgepoint.sim.kernel.Phase;
import org.ridgepoint.sim.kernel.Simulation;

class SramSpaceTest {
    private final Simulation simulation = new Simulation();
    private final SramSpace space = new SramSpace(simulation, "bulk", 1_000);

    @Test
    void whatDoesNotFitIsAnError() {
        space.allocate(700);
        assertThat(space.fits(300)).isTrue();
        assertThat(space.fits(301)).isFalse();
        assertThatThrownBy(() -> space.allocate(301))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("bulk: 301 bytes do not fit beside 700 of 1000 taken");
        assertThatThrownBy(() -> space.free(701)).isInstanceOf(IllegalStateException.class);
        assertThat(space.occupiedBytes()).isEqualTo(700);
    }

    @Test
    void freeingWakesEachWaiterOnceInTheOrderOfAsking() {
        List<String> woken = new ArrayList<>();
        space.allocate(1_000);
        space.whenFreed(() -> woken.add("first"));
        space.whenFreed(() -> {
            woken.add("second");
            space.whenFreed(() -> woken.add("again"));
        });
        space.free(10);
        assertThat(woken).containsExactly("first", "second");
        space.free(10);
        assertThat(woken).containsExactly("first", "second", "again");
    }

    @Test
    void aWaiterThatFreesWakesThoseBehindItOnce() {
        List<String> woken = new ArrayList<>();
        space.allocate(1_000);
        space.whenFreed(() -> {
            woken.add("first");
            space.free(20);
        });
        space.whenFreed(() -> woken.add("second"));
        space.free(10);
        assertThat(woken).containsExactly("first", "second");
        assertThat(space.occupiedBytes()).isEqualTo(970);
    }

    @Test
    void highWaterIsTheMostAtTheEndOfATick() {
        at(0, () -> space.allocate(400));
        at(0, () -> space.allocate(200));
        at(1, () -> space.free(500));
        at(1, () -> space.allocate(100));
        at(2, () -> space.allocate(700));
        at(2, () -> space.free(650));
        simulation.run();
        assertThat(space.highWaterBytes()).isEqualTo(600);
    }

    private void at(long tick, Action action) {
        simulation.at(tick, Phase.COMPLETE, action);
    }

    @Test
    void aSpaceHoldsSomethingAndGivesNothingNegative() {
        assertThatThrownBy(() -> new SramSpace(simulation, "none", 0))
                .hasMessage("none: capacity must be positive, was 0 bytes");
        SramSpace least = new SramSpace(simulation, "least", 1);
        assertThat(least.capacityBytes()).isEqualTo(1);
        assertThatThrownBy(() -> least.allocate(-1)).hasMessage("least: bytes must not be negative, was -1");
        assertThatThrownBy(() -> least.free(-1)).hasMessage("least: bytes must not be negative, was -1");
    }

    @Test
    void aSliceOfHistoryHoldsThePeakOfEveryMomentInIt() {
        List<long[]> steps = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(17);
        long tick = 0;
        for (int i = 0; i < 20_000; i++) {
            tick += random.nextLong(2_000_000);
            long at = tick;
            simulation.at(at, Phase.COMPLETE, () -> {
                space.free(space.occupiedBytes());
                space.allocate(random.nextLong(1_001));
                steps.add(new long[] {at, space.occupiedBytes()});
            });
        }
        simulation.run();
        List<OccupancyHistory.Sample> samples = space.samples();
        long slice = samples.get(1).tick();
        assertThat(samples).hasSizeBetween(OccupancyHistory.MOST_SAMPLES / 2, OccupancyHistory.MOST_SAMPLES);
        long[] expected = new long[samples.size()];
        for (int i = 0; i < steps.size(); i++) {
            long until = i + 1 < steps.size() ? steps.get(i + 1)[0] : tick;
            for (long s = steps.get(i)[0] / slice; s <= until / slice; s++) {
                expected[(int) s] = Math.max(expected[(int) s], steps.get(i)[1]);
            }
        }
        assertThat(samples.stream().mapToLong(OccupancyHistory.Sample::peakBytes))
                .containsExactly(box(expected));
    }

    private static Long[] box(long[] values) {
        return java.util.Arrays.stream(values).boxed().toArray(Long[]::new);
    }
}
