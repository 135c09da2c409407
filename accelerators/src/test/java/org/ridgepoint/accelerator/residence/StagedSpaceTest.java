package org.ridgepoint.accelerator.residence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.ridgepoint.sim.kernel.Simulation;
import org.ridgepoint.sim.memory.SramSpace;

/** Does what comes ahead of its layer leave room for the layers before? */
class StagedSpaceTest {
    private final SramSpace space = new SramSpace(new Simulation(), "sram.bulk", 100);

    @Test
    void tensorThatComesEarlyTakesOfWhatThePlanLeavesFree() {
        StagedSpace staged = new StagedSpace(space, List.of(50L, 60L, 90L));
        assertThat(staged.takePassing(0, 20)).isTrue();
        assertThat(staged.takeResident(1, 31)).isFalse();
        assertThat(staged.takeResident(1, 30)).isTrue();
        assertThat(staged.takePassing(0, 1)).isFalse();
        staged.finishedBefore(1);
        assertThat(staged.takePassing(1, 40)).isTrue();
    }

    @Test
    void tensorThatHasGoneBeforeItsTimeGivesBackWhatItTook() {
        StagedSpace staged = new StagedSpace(space, List.of(50L, 60L));
        assertThat(staged.takeResident(1, 50)).isTrue();
        staged.freeResident(1, 50);
        assertThat(staged.takePassing(0, 50)).isTrue();
        staged.finishedBefore(1);
        assertThat(staged.takePassing(1, 10)).isTrue();
    }

    /** Whatever a core and others do ahead, in any order, the oldest layer gets what the plan keeps for it. */
    @Test
    void oldestLayerCanAlwaysGoOn() {
        for (long seed = 1; seed <= 500; seed++) {
            new Walk(new Random(seed)).run(seed);
        }
    }

    /** A tensor of a made-up network. */
    private record Lived(int born, int last, long bytes) {
        boolean at(int layer) {
            return born <= layer && layer <= last;
        }
    }

    /** A memory just large enough for a made-up network, and what comes into it, one random thing after the other. */
    private static final class Walk {
        private static final int LAYERS = 8;

        private final Random random;
        private final List<Lived> tensors = new ArrayList<>();
        private final List<Lived> here = new ArrayList<>();
        private final long[] needs;
        private final StagedSpace staged;
        private int fetched;

        Walk(Random random) {
            this.random = random;
            needs = random.longs(LAYERS, 1, 20).toArray();
            for (int layer = 0; layer < LAYERS; layer++) {
                tensors.add(new Lived(layer, Math.min(LAYERS - 1, layer + random.nextInt(4)), 1 + random.nextInt(20)));
            }
            long capacity = IntStream.range(0, LAYERS)
                    .mapToLong(layer -> needs[layer] + alive(layer))
                    .max()
                    .orElseThrow();
            staged = new StagedSpace(
                    new SramSpace(new Simulation(), "sram.bulk", capacity),
                    IntStream.range(0, LAYERS)
                            .mapToObj(layer -> capacity - alive(layer))
                            .toList());
        }

        private long alive(int layer) {
            return tensors.stream()
                    .filter(tensor -> tensor.at(layer))
                    .mapToLong(Lived::bytes)
                    .sum();
        }

        void run(long seed) {
            for (int oldest = 0; oldest < LAYERS; oldest++) {
                for (int i = 0; i < 6; i++) {
                    goAhead();
                }
                boolean mayFetch = fetched > oldest || fetch();
                boolean mayStore = here.contains(tensors.get(oldest)) || make(oldest);
                assertThat(mayFetch && mayStore).as("seed " + seed).isTrue();
                finish(oldest);
            }
        }

        /** Fetches for the next layer, makes what a layer makes for which that has been done, or has another core make it. */
        private void goAhead() {
            int layer = random.nextInt(LAYERS);
            boolean gone = here.contains(tensors.get(layer));
            if (random.nextBoolean()) {
                fetch();
            } else if (!gone && (layer < fetched || staged.hasComeTo(layer))) {
                make(layer);
            }
        }

        private boolean fetch() {
            boolean fits = fetched < LAYERS && staged.takePassing(fetched, needs[fetched]);
            fetched += fits ? 1 : 0;
            return fits;
        }

        private boolean make(int layer) {
            Lived tensor = tensors.get(layer);
            return staged.takeResident(layer, tensor.bytes()) && here.add(tensor);
        }

        private void finish(int layer) {
            staged.freePassing(needs[layer]);
            here.stream()
                    .filter(tensor -> tensor.last() == layer)
                    .forEach(tensor -> staged.freeResident(tensor.born(), tensor.bytes()));
            staged.finishedBefore(layer + 1);
        }
    }
}
