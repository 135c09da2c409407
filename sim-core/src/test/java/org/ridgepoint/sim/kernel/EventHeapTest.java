package org.ridgepoint.sim.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventHeapTest {
    private record Marker(long order) implements Action {
        @Override
        public void fire() {}
    }

    private record Entry(long tick, long order, Action action) {}

    private static final Comparator<Entry> BY_TICK_THEN_ORDER =
            Comparator.comparingLong(Entry::tick).thenComparingLong(Entry::order);

    private final EventHeap heap = new EventHeap();
    private final PriorityQueue<Entry> twin = new PriorityQueue<>(BY_TICK_THEN_ORDER);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void anyMixOfPushTakeAndRemoveEqualsAPlainPriorityQueue(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int step = 0; step < 4_000; step++) {
            int dice = random.nextInt(100);
            if (dice < 52) {
                push(random.nextLong(200), step);
            } else if (dice < 96) {
                takeFromBoth();
            } else {
                removeFromBoth(random);
            }
            assertThat(heap.size()).isEqualTo(twin.size());
        }
        while (!twin.isEmpty()) {
            takeFromBoth();
        }
        assertThat(heap.isEmpty()).isTrue();
    }

    private void push(long tick, long order) {
        Entry entry = new Entry(tick, order, new Marker(order));
        heap.push(entry.tick, entry.order, entry.action);
        twin.add(entry);
    }

    private void takeFromBoth() {
        assertThat(heap.isEmpty()).isEqualTo(twin.isEmpty());
        if (twin.isEmpty()) {
            return;
        }
        Entry expected = twin.remove();
        assertThat(heap.headTick()).isEqualTo(expected.tick);
        assertThat(heap.headOrder()).isEqualTo(expected.order);
        assertThat(heap.take()).isSameAs(expected.action);
    }

    private void removeFromBoth(SplittableRandom random) {
        if (twin.isEmpty()) {
            return;
        }
        Entry victim =
                twin.stream().skip(random.nextInt(twin.size())).findFirst().orElseThrow();
        twin.remove(victim);
        assertThat(heap.remove(victim.action)).isTrue();
        assertThat(heap.remove(victim.action)).isFalse();
    }
}
