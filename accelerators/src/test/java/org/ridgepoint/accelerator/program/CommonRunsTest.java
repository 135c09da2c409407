package org.ridgepoint.accelerator.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.ridgepoint.accelerator.layer.Readers;
import org.ridgepoint.accelerator.mapping.Place;
import org.ridgepoint.sim.kernel.Phase;
import org.ridgepoint.sim.kernel.Simulation;
import org.ridgepoint.sim.resource.Packet;

/** Runs of 10 bytes that three cores read together. */
class CommonRunsTest {
    private static final Readers THREE = new Readers(3, true);

    private final Simulation simulation = new Simulation();
    private final CommonRuns runs = new CommonRuns(simulation);
    private final List<CommonRuns.OfCore> cores =
            IntStream.range(0, 3).mapToObj(runs::ofCore).toList();
    private final List<String> seen = new ArrayList<>();

    private static OperandPart weights(Readers readers) {
        return OperandPart.weights(0, 100, readers);
    }

    /** A reader that writes down what it is told. */
    private final class Noting implements CommonRun.Reader {
        private final String core;

        Noting(String core) {
            this.core = core;
        }

        @Override
        public void begin(CommonRun run, boolean fetches) {
            seen.add(core + (fetches ? " fetches" : " begins") + " at " + simulation.now());
        }

        @Override
        public void moved(Packet packet) {}

        @Override
        public void arrived() {
            seen.add(core + " has it");
        }
    }

    private void joinAt(long tick, int core, CommonRun run) {
        simulation.at(tick, Phase.ARRIVE, () -> cores.get(core).join(run, new Noting("core " + core)));
    }

    @Test
    void aRunIsFetchedOnceByOneCoreWhenTheLastHasRoom() {
        CommonRun first = cores.get(0).next(0, weights(THREE), 10);
        assertThat(cores.get(1).next(0, weights(THREE), 10)).isSameAs(first);
        assertThat(cores.get(2).next(0, weights(THREE), 10)).isSameAs(first);
        joinAt(5, 2, first);
        joinAt(7, 0, first);
        joinAt(9, 1, first);

        simulation.run();

        assertThat(seen).containsExactly("core 0 fetches at 10", "core 1 begins at 10", "core 2 begins at 10");
        assertThat(first.isAwaited()).isFalse();
    }

    @Test
    void coresTakeTurnsToFetch() {
        List<CommonRun> two =
                List.of(cores.get(0).next(4, weights(THREE), 10), cores.get(0).next(4, weights(THREE), 10));
        for (int core = 0; core < 3; core++) {
            joinAt(1, core, two.get(1));
            joinAt(1, core, two.get(0));
        }

        simulation.run();

        assertThat(seen)
                .as("in the order of the operand, whoever joined first")
                .containsExactly(
                        "core 0 fetches at 2",
                        "core 1 begins at 2",
                        "core 2 begins at 2",
                        "core 0 begins at 2",
                        "core 1 fetches at 2",
                        "core 2 begins at 2");
    }

    @Test
    void inOneMemoryTheRoomsSumToTheRunAndAreGivenBackWhenNobodyNeedsItAnyMore() {
        CommonRun run = cores.get(0).next(0, weights(THREE), 10);
        assertThat(cores.stream().map(core -> core.roomBytes(run))).containsExactly(4L, 3L, 3L);
        run.leave(() -> seen.add("first"));
        run.leave(() -> seen.add("second"));
        assertThat(seen).isEmpty();
        run.leave(() -> seen.add("third"));
        assertThat(seen).containsExactly("first", "second", "third");
    }

    @Test
    void inMemoriesOfTheirOwnEachKeepsAllOfItAsLongAsItNeedsIt() {
        CommonRun run = cores.get(0).next(0, weights(new Readers(3, false)), 10);
        assertThat(cores.stream().map(core -> core.roomBytes(run))).containsExactly(10L, 10L, 10L);
        run.leave(() -> seen.add("first"));
        assertThat(seen).containsExactly("first");
    }

    @Test
    void runsOfAnotherSizeThanTheOtherCoresAreAFault() {
        cores.get(0).next(3, weights(THREE), 10);
        assertThatThrownBy(() -> cores.get(1).next(3, weights(THREE), 9))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("10 B for one core and 9 B for another");
    }

    @Test
    void operandsOfALayerAreRunsOfTheirOwn() {
        CommonRun weights = cores.get(0).next(0, weights(THREE), 10);
        OperandPart biases = OperandPart.biases(0, 100, THREE);
        assertThat(biases.place()).isEqualTo(Place.DRAM);
        assertThat(cores.get(1).next(0, biases, 10)).isNotSameAs(weights);
        assertThat(cores.get(1).next(1, weights(THREE), 10)).isNotSameAs(weights);
    }
}
