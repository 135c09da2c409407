package org.ridgepoint.workload.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Lines under windows, against going to every tap of every window. */
class AxisTest {
    @Test
    void linesAreThoseThatSomeTapOfSomeWindowTouches() {
        SplittableRandom random = new SplittableRandom(31);
        for (int trial = 0; trial < 20_000; trial++) {
            Axis axis = new Axis(
                    1 + random.nextInt(40),
                    1 + random.nextInt(6),
                    1 + random.nextInt(6),
                    1 + random.nextInt(6),
                    random.nextInt(-12, 13));
            long first = random.nextInt(12);
            long end = first + random.nextInt(13);
            assertThat(axis.lines(first, end))
                    .as("%s, outputs %d to %d", axis, first, end)
                    .isEqualTo(touched(axis, first, end).size());
        }
    }

    private static Set<Long> touched(Axis axis, long first, long end) {
        Set<Long> lines = new HashSet<>();
        for (long output = first; output < end; output++) {
            for (long tap = 0; tap < axis.taps(); tap++) {
                long line = output * axis.stride() + tap * axis.dilation() - axis.pad();
                if (line >= 0 && line < axis.size()) {
                    lines.add(line);
                }
            }
        }
        return lines;
    }

    @Test
    void noOutputsTouchNoLines() {
        Axis axis = new Axis(10, 3, 2, 1, 0);

        assertThat(axis.lines(3, 3)).isZero();
        assertThat(axis.lines(3, 2)).isZero();
    }

    @Test
    void oneTapOfAKernelTouchesItsOwnLines() {
        Axis axis = new Axis(10, 3, 2, 3, 1);

        assertThat(touched(axis.tap(2), 0, 3)).containsExactlyInAnyOrder(3L, 6L, 9L);
        assertThat(axis.tap(2).lines(0, 3)).isEqualTo(3);
    }
}
