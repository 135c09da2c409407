package org.ridgepoint.sim.kernel;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import nl.tudelft.simulation.dsol.eventlists.EventListInterface;
import nl.tudelft.simulation.dsol.formalisms.eventscheduling.LambdaSimEvent;
import nl.tudelft.simulation.dsol.formalisms.eventscheduling.SimEventInterface;

/**
 * The queue as DSOL sees an event list.
 *
 * <p>Timing: {@code remove} and {@code contains} look at every entry and {@code first} and the iterator sort them all;
 * the engine's own loop uses none of these.
 */
final class PendingEvents implements EventListInterface<Long> {
    /** A DSOL event as an action. */
    private record Scheduled(SimEventInterface<Long> event) implements Action {
        @Override
        public void fire() {
            event.execute();
        }

        @Override
        public String toString() {
            return event.toString();
        }
    }

    private record Entry(long tick, long order, Action action) implements Comparable<Entry> {
        @Override
        public int compareTo(Entry other) {
            int byTick = Long.compare(tick, other.tick);
            return byTick != 0 ? byTick : Long.compare(order, other.order);
        }

        SimEventInterface<Long> event() {
            return action instanceof Scheduled scheduled
                    ? scheduled.event()
                    : new LambdaSimEvent<>(tick, EventOrder.priority(order), action::fire);
        }
    }

    private final EventQueue queue;
    private final Engine engine;

    PendingEvents(EventQueue queue, Engine engine) {
        this.queue = queue;
        this.engine = engine;
    }

    @Override
    public void add(SimEventInterface<Long> event) {
        engine.at(event.getAbsoluteExecutionTime(), event.getPriority(), new Scheduled(event));
    }

    @Override
    public boolean contains(SimEventInterface<Long> event) {
        return sorted().stream().anyMatch(entry -> entry.action().equals(new Scheduled(event)));
    }

    @Override
    public void clear() {
        queue.clear();
    }

    @Override
    public boolean isEmpty() {
        return queue.isEmpty();
    }

    /** A snapshot in the order of execution. */
    @Override
    public Iterator<SimEventInterface<Long>> iterator() {
        return sorted().stream().map(Entry::event).iterator();
    }

    @Override
    public boolean remove(SimEventInterface<Long> event) {
        return queue.remove(new Scheduled(event));
    }

    @Override
    public int size() {
        return queue.size();
    }

    /** The next event, or null where there is none, as DSOL's own lists answer. */
    @Override
    public SimEventInterface<Long> first() {
        List<Entry> entries = sorted();
        return entries.isEmpty() ? null : entries.get(0).event();
    }

    @Override
    public SimEventInterface<Long> removeFirst() {
        SimEventInterface<Long> first = first();
        if (first != null) {
            queue.take();
        }
        return first;
    }

    private List<Entry> sorted() {
        List<Entry> entries = new ArrayList<>();
        queue.forEach((tick, order, action) -> entries.add(new Entry(tick, order, action)));
        entries.sort(null);
        return entries;
    }
}
