package org.ridgepoint.experiment.serve.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Clients in turn, jobs of one in order, no more than there is room for, nothing longer than it may be. */
class FairQueueTest {
    private final CountDownLatch gate = new CountDownLatch(1);
    private final List<String> done = new CopyOnWriteArrayList<>();

    private static FairQueue queue(int mostWaiting, int mostOfClient, Duration longest) {
        return new FairQueue(new Limits(1, mostWaiting, mostOfClient, longest));
    }

    private void hold(FairQueue queue) throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        queue.submit("holder", "run", () -> {
            begun.countDown();
            await(gate);
        });
        begun.await();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void waitFor(int jobs) throws InterruptedException {
        for (int i = 0; i < 1000 && done.size() < jobs; i++) {
            Thread.sleep(10);
        }
    }

    @Test
    void whoAsksForMuchWaitsBehindItselfAndNotBeforeOthers() throws InterruptedException {
        try (FairQueue queue = queue(10, 9, Duration.ofSeconds(10))) {
            hold(queue);
            for (int i = 1; i <= 3; i++) {
                String name = "greedy " + i;
                queue.submit("greedy", name, () -> done.add(name));
            }
            queue.submit("modest", "run", () -> done.add("modest"));
            gate.countDown();
            waitFor(4);

            assertThat(done).containsExactly("greedy 1", "modest", "greedy 2", "greedy 3");
        }
    }

    @Test
    void whatHasNoRoomIsRefusedWithATime() throws InterruptedException {
        try (FairQueue queue = queue(2, 9, Duration.ofSeconds(10))) {
            hold(queue);
            queue.submit("a", "run", () -> done.add("a"));
            queue.submit("b", "run", () -> done.add("b"));

            assertThatThrownBy(() -> queue.submit("c", "run", () -> done.add("c")))
                    .isInstanceOfSatisfying(
                            Overloaded.class,
                            busy -> assertThat(busy.retryAfterSeconds()).isBetween(1, 60))
                    .hasMessageStartingWith("busy, try again in");
            assertThat(queue.load()).isEqualTo(new FairQueue.Load(2, 1));
            gate.countDown();
        }
    }

    @Test
    void onePlaceTakesNotMoreThanHalfOfTheRoom() throws InterruptedException {
        try (FairQueue queue = queue(4, 2, Duration.ofSeconds(10))) {
            hold(queue);
            queue.submit("here/a", "run", () -> done.add("a"));
            queue.submit("here/b", "run", () -> done.add("b"));

            assertThatThrownBy(() -> queue.submit("here/c", "run", () -> done.add("c")))
                    .isInstanceOf(Overloaded.class);
            queue.submit("there/c", "run", () -> done.add("c"));
            gate.countDown();
        }
    }

    @Test
    void oneClientTakesNotAllTheRoom() throws InterruptedException {
        try (FairQueue queue = queue(10, 2, Duration.ofSeconds(10))) {
            hold(queue);
            queue.submit("a", "one", () -> done.add("a"));
            queue.submit("a", "two", () -> done.add("a"));

            assertThatThrownBy(() -> queue.submit("a", "three", () -> done.add("a")))
                    .isInstanceOf(Overloaded.class);
            queue.submit("b", "one", () -> done.add("b"));
            gate.countDown();
        }
    }

    @Test
    void aNewerJobOfALaneTakesThePlaceOfTheOlder() throws InterruptedException {
        try (FairQueue queue = queue(1, 1, Duration.ofSeconds(10))) {
            hold(queue);
            Ticket older = queue.submit("a", "run", () -> done.add("older"));
            queue.submit("a", "run", () -> done.add("newer"));
            gate.countDown();
            waitFor(1);

            assertThat(older.end()).isEqualTo(Ticket.End.CANCELLED);
            assertThat(done).containsExactly("newer");
        }
    }

    @Test
    void aJobThatTakesTooLongFindsItsThreadInterruptedAndTheNextDoesNot() throws InterruptedException {
        try (FairQueue queue = queue(5, 5, Duration.ofMillis(100))) {
            Ticket late = queue.submit("a", "one", () -> {
                await(new CountDownLatch(1));
                done.add(Thread.currentThread().isInterrupted() ? "interrupted" : "left alone");
            });
            queue.submit(
                    "a", "two", () -> done.add(Thread.currentThread().isInterrupted() ? "interrupted" : "left alone"));
            waitFor(2);

            assertThat(late.end()).isEqualTo(Ticket.End.TOO_LONG);
            assertThat(done).containsExactly("interrupted", "left alone");
        }
    }
}
