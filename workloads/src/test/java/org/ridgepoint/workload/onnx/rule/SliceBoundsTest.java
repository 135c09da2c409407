package org.ridgepoint.workload.onnx.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SliceBoundsTest {
    @Test
    void boundsKeepWhatASteppingLoopKeeps() {
        SplittableRandom random = new SplittableRandom(19);
        for (int trial = 0; trial < 20_000; trial++) {
            long size = 1 + random.nextInt(12);
            long start = bound(random);
            long end = bound(random);
            long step = random.nextInt(4) + 1L;
            step = random.nextBoolean() ? step : -step;
            SliceBounds bounds = SliceBounds.of(start, end, step, size);
            assertThat(LongStream.range(0, bounds.count()).mapToObj(bounds::place))
                    .as("%d:%d:%d of %d", start, end, step, size)
                    .containsExactlyElementsOf(kept(start, end, step, size));
        }
    }

    private static long bound(SplittableRandom random) {
        long[] far = {Long.MAX_VALUE, Long.MIN_VALUE, Integer.MAX_VALUE};
        return random.nextInt(6) == 0 ? far[random.nextInt(far.length)] : random.nextInt(-30, 30);
    }

    /** Python's slicing, one place after the other. */
    private static List<Long> kept(long start, long end, long step, long size) {
        long from = start < 0 ? start + size : start;
        long to = end < 0 ? end + size : end;
        List<Long> places = new ArrayList<>();
        if (step > 0) {
            for (long place = Math.max(from, 0); place < Math.min(to, size); place += step) {
                places.add(place);
            }
        } else {
            for (long place = Math.min(from, size - 1); place > Math.max(to, -1); place += step) {
                places.add(place);
            }
        }
        return places;
    }
}
