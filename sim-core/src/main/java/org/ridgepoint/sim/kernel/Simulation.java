package org.ridgepoint.sim.kernel;

import java.util.PriorityQueue;

/** One simulated world: a clock in femtoseconds and the events that move it. */
public final class Simulation {
    private record Event(long tick, int phase, long sequence, Action action) implements Comparable<Event> {
        @Override
        public int compareTo(Event other) {
            int byTick = Long.compare(tick, other.tick);
            int byPhase = byTick != 0 ? byTick : Integer.compare(phase, other.phase);
            return byPhase != 0 ? byPhase : Long.compare(sequence, other.sequence);
        }
    }

    private final PriorityQueue<Event> events = new PriorityQueue<>();
    private long now;
    private long sequence;

    /** The current tick, in femtoseconds since the start. */
    public long now() {
        return now;
    }

    /** Lets {@code action} happen at {@code tick}, which must not be past. */
    public void at(long tick, Phase phase, Action action) {
        if (tick < now) {
            throw new IllegalArgumentException("event at tick " + tick + " is before now, " + now);
        }
        events.add(new Event(tick, phase.ordinal(), sequence++, action));
    }

    /** Lets {@code action} happen {@code ticks} from now. */
    public void after(long ticks, Phase phase, Action action) {
        at(Math.addExact(now, ticks), phase, action);
    }

    /** Runs until no event is left and returns the makespan, the tick of the last event. */
    public long run() {
        while (!events.isEmpty()) {
            Event event = events.poll();
            now = event.tick;
            event.action.fire();
        }
        return now;
    }
}
