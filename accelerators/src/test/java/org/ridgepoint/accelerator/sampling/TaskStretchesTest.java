package org.ridgepoint.accelerator.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.ridgepoint.accelerator.program.TaskKinds;

/** Stretches of tasks of kinds that are written down. */
class TaskStretchesTest {
    @Test
    void aTaskThatComesAgainMakesWindowsOfFour() {
        int[] kinds = new int[50];
        Arrays.fill(kinds, 1, 49, 1);
        kinds[49] = 2;

        assertThat(TaskStretches.of(tasks(kinds))).containsExactly(new Stretch(1, 4, 12));
    }

    @Test
    void windowsHoldWholePeriods() {
        int[] kinds = IntStream.range(0, 63)
                .map(task -> task < 3 ? 9 : (task - 3) % 3)
                .toArray();

        assertThat(TaskStretches.of(tasks(kinds))).containsExactly(new Stretch(3, 6, 10));
    }

    @Test
    void aLongPeriodIsTakenWhereTheShortOneIsInterrupted() {
        int[] kinds =
                IntStream.range(0, 400).map(task -> task % 10 == 0 ? 1 : 0).toArray();

        assertThat(TaskStretches.of(tasks(kinds))).containsExactly(new Stretch(0, 10, 40));
    }

    @Test
    void nothingIsCutWhereSumsAreUnderWay() {
        int[] kinds = IntStream.range(0, 200).map(task -> task % 2).toArray();
        boolean[] opens = new boolean[200];
        for (int task = 1; task < 200; task += 2) {
            opens[task] = true;
        }

        Stretch stretch =
                TaskStretches.of(new TaskKinds(kinds, opens, new long[200])).get(0);

        assertThat(stretch.first() % 2).isEqualTo(1);
        assertThat(stretch.period() % 2).isZero();
    }

    @Test
    void whateverRecursInAStretchRecursExactly() {
        for (long seed = 0; seed < 200; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            int[] kinds = drawn(random);
            int before = 0;
            for (Stretch stretch : TaskStretches.of(tasks(kinds))) {
                assertThat(stretch.first()).as("seed %d", seed).isGreaterThanOrEqualTo(before);
                assertThat(stretch.end()).as("seed %d", seed).isLessThanOrEqualTo(kinds.length);
                for (int task = stretch.first(); task < stretch.end() - stretch.period(); task++) {
                    assertThat(kinds[task]).as("seed %d", seed).isEqualTo(kinds[task + stretch.period()]);
                }
                before = stretch.end();
            }
        }
    }

    /** Runs of a few tasks over and over, with others between them. */
    private static int[] drawn(SplittableRandom random) {
        IntStream.Builder kinds = IntStream.builder();
        int runs = 1 + random.nextInt(4);
        for (int run = 0; run < runs; run++) {
            int period = 1 + random.nextInt(6);
            int tasks = random.nextInt(120);
            int first = random.nextInt(3);
            for (int task = 0; task < tasks; task++) {
                kinds.add(first + task % period);
            }
            kinds.add(100 + run);
        }
        return kinds.build().toArray();
    }

    private static TaskKinds tasks(int[] kinds) {
        boolean[] opens = new boolean[kinds.length];
        Arrays.fill(opens, true);
        return new TaskKinds(kinds, opens, new long[kinds.length]);
    }
}
