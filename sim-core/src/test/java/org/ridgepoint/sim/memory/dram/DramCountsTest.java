package org.ridgepoint.sim.memory.dram;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

/** Latencies and the data pins, each beside a plain list of what came. */
class DramCountsTest {
    @Test
    void latenciesOfAllLengthsAreCountedOnceHoweverOftenOneAsks() {
        LatencyCounts counts = new LatencyCounts();
        List<Long> latencies = List.of(0L, 1L, 1L, 2047L, 2048L, 5000L);
        latencies.forEach(counts::record);
        for (int asked = 0; asked < 2; asked++) {
            Histogram histogram = counts.histogram();
            assertThat(histogram.getTotalCount()).isEqualTo(latencies.size());
            assertThat(histogram.getCountAtValue(0)).isEqualTo(1);
            assertThat(histogram.getCountAtValue(1)).isEqualTo(2);
            assertThat(histogram.getCountAtValue(2047)).isEqualTo(1);
            assertThat(histogram.getCountAtValue(2048)).isEqualTo(1);
            assertThat(histogram.getCountAtValue(5000)).isEqualTo(1);
        }
        counts.record(1);
        assertThat(counts.histogram().getCountAtValue(1)).isEqualTo(3);
    }

    @Test
    void aLatencyBeyondTheHistogramCountsAsItsLongest() {
        LatencyCounts counts = new LatencyCounts();
        counts.record(1L << 40);
        assertThat(counts.histogram().getMaxValue()).isBetween(1L << 30, (1L << 30) + (1L << 21));
    }

    @Test
    void busyCyclesBeforeACycleAreThoseOfTheBurstsBeforeIt() {
        SplittableRandom random = new SplittableRandom(1);
        DataBus bus = new DataBus(4);
        List<Long> ends = new ArrayList<>();
        long end = 0;
        for (int i = 0; i < 500; i++) {
            end += 4 + random.nextInt(3) * random.nextInt(6);
            bus.move(end);
            ends.add(end);
            assertThat(bus.lastEnd()).isEqualTo(end);
            assertThat(bus.busyCycles()).isEqualTo(4L * ends.size());
            long remembered = ends.get(Math.max(0, ends.size() - 64));
            for (int asked = 0; asked < 20; asked++) {
                long cycle = random.nextLong(remembered, end + 5);
                assertThat(bus.busyCyclesBefore(cycle)).isEqualTo(before(ends, cycle));
            }
            assertThat(bus.busyCyclesBefore(end)).isEqualTo(4L * ends.size());
            assertThat(bus.busyCyclesBefore(end - 1)).isEqualTo(4L * ends.size() - 1);
        }
    }

    private static long before(List<Long> ends, long cycle) {
        return ends.stream()
                .mapToLong(end -> Math.max(0, Math.min(4, cycle - (end - 4))))
                .sum();
    }

    @Test
    void whatThePinsStoodStillForAddsUpByCause() {
        DataBus bus = new DataBus(4);
        bus.stoodStill(DramCause.ROW, 5);
        bus.stoodStill(DramCause.ROW, 7);
        bus.stoodStill(DramCause.REFRESH, 1);
        assertThat(bus.stillCycles(DramCause.ROW)).isEqualTo(12);
        assertThat(bus.stillCycles(DramCause.REFRESH)).isEqualTo(1);
        assertThat(bus.stillCycles(DramCause.TURNAROUND)).isZero();
    }
}
