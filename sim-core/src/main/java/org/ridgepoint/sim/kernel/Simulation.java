package org.ridgepoint.sim.kernel;

import java.util.Objects;
import java.util.SplittableRandom;
import nl.tudelft.simulation.dsol.model.AbstractDsolModel;
import nl.tudelft.simulation.dsol.simulators.DevsSimulatorInterface;

/**
 * One simulated world: a clock in femtoseconds and the events that move it.
 *
 * <p>Timing: events happen by tick, then by phase, then by order of scheduling. No component may rely on the last among
 * events of others; {@link #withShuffledTies} finds out who does. A simulation belongs to one thread at a time; any
 * number of them run side by side.
 */
public final class Simulation {
    /** A time that never comes, in ticks or in cycles of any clock: later than any other. */
    public static final long NEVER = Long.MAX_VALUE;

    /** DSOL's constructors change a registry of log categories that the whole JVM shares. */
    private static final Object CONSTRUCTION = new Object();

    private final Engine engine;

    /** An empty world at tick 0. */
    public Simulation() {
        this((SplittableRandom) null);
    }

    private Simulation(SplittableRandom tieShuffle) {
        synchronized (CONSTRUCTION) {
            engine = new Engine(tieShuffle);
            engine.initialize(new EmptyModel(engine), new DrainReplication(0));
        }
    }

    /** For tests: a world in which events of one tick and phase happen in an order that the seed decides. */
    public static Simulation withShuffledTies(long seed) {
        return new Simulation(new SplittableRandom(seed));
    }

    /** The current tick, in femtoseconds since the start. */
    public long now() {
        return engine.now();
    }

    /** Lets {@code action} happen at {@code tick}, which must not be past. */
    public void at(long tick, Phase phase, Action action) {
        engine.at(tick, priority(phase), Objects.requireNonNull(action, "action"));
    }

    /** Lets {@code action} happen {@code ticks} from now; past 2^63 femtoseconds is an {@link ArithmeticException}. */
    public void after(long ticks, Phase phase, Action action) {
        at(Math.addExact(engine.now(), ticks), phase, action);
    }

    /**
     * How many events of {@link Phase#COMPLETE} have happened so far: what this world has done, whatever the computer. How
     * often somebody looks in vain, in the other phases, may depend on the order of ties.
     */
    public long ended() {
        return engine.ended();
    }

    /**
     * Has {@code onlooker} called as tick 0 ends, and each at which anything happens, when all of it has: who only looks on
     * need not be told when to. It schedules nothing and changes nothing that events depend on. Several are called in the
     * order in which they came.
     */
    public void whenTickEnds(Action onlooker) {
        engine.whenTickEnds(Objects.requireNonNull(onlooker, "onlooker"));
    }

    /**
     * Runs on the caller's thread until no event is left and returns the makespan, the tick of the last event.
     *
     * <p>May be called again when more has been scheduled, but not after a failure.
     *
     * @throws SimulationFailure at the first event that throws; nothing happens after it
     */
    public long run() {
        return engine.drain();
    }

    /** DSOL's view of this world, for its listeners, streams and statistics. */
    DevsSimulatorInterface<Long> dsol() {
        return engine;
    }

    static int priority(Phase phase) {
        return 9 - 2 * phase.ordinal();
    }

    /** Names what a DSOL priority stands for. */
    static String phaseName(short priority) {
        for (Phase phase : Phase.values()) {
            if (priority(phase) == priority) {
                return phase.name();
            }
        }
        return "of priority " + priority;
    }

    /** A DSOL model that constructs nothing: components schedule for themselves. */
    private static final class EmptyModel extends AbstractDsolModel<Long, DevsSimulatorInterface<Long>> {
        private static final long serialVersionUID = 1L;

        EmptyModel(DevsSimulatorInterface<Long> simulator) {
            super(simulator);
        }

        @Override
        public void constructModel() {}
    }
}
