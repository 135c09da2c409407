package org.ridgepoint.sim.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Beside a bare {@link EventHeap}, with few events pending, as in a chip, and with many. */
class EventQueueTest {
    private final EventQueue queue = new EventQueue();
    private final EventHeap twin = new EventHeap();
    private final List<Action> pending = new ArrayList<>();
    private long order;

    @ParameterizedTest
    @ValueSource(ints = {1, 6, 15, 16, 17, 40, 300})
    void anyMixOfPushTakeAndRemoveEqualsABareHeap(int usual) {
        SplittableRandom random = new SplittableRandom(usual);
        for (int step = 0; step < 6_000; step++) {
            boolean grows = queue.size() < usual;
            int dice = random.nextInt(100);
            if (queue.isEmpty() || dice < (grows ? 60 : 40)) {
                push(dice % 7 == 0 ? random.nextLong(5_000) : random.nextLong(60) + step / 20);
            } else if (dice < 97) {
                takeFromBoth();
            } else {
                removeFromBoth(random);
            }
            assertThat(queue.size()).isEqualTo(twin.size());
        }
        while (!queue.isEmpty()) {
            takeFromBoth();
        }
        assertThat(twin.isEmpty()).isTrue();
    }

    private void push(long tick) {
        long number = order++;
        Action action = new Action() {
            @Override
            public void fire() {}
        };
        queue.push(tick, number, action);
        twin.push(tick, number, action);
        pending.add(action);
    }

    private void takeFromBoth() {
        assertThat(queue.headTick()).isEqualTo(twin.headTick());
        assertThat(queue.headOrder()).isEqualTo(twin.headOrder());
        Action taken = queue.take();
        assertThat(taken).isSameAs(twin.take());
        pending.remove(taken);
    }

    private void removeFromBoth(SplittableRandom random) {
        Action victim = pending.remove(random.nextInt(pending.size()));
        assertThat(queue.remove(victim)).isTrue();
        assertThat(queue.remove(victim)).isFalse();
        assertThat(twin.remove(victim)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 30})
    void clearedItIsEmptyAndTakesEventsAgain(int events) {
        for (int i = 0; i < events; i++) {
            push(i);
        }
        queue.clear();
        twin.clear();
        assertThat(queue.isEmpty()).isTrue();
        push(7);
        takeFromBoth();
    }
}
