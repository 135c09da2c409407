package org.ridgepoint.sim.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import nl.tudelft.simulation.dsol.SimRuntimeException;
import nl.tudelft.simulation.dsol.experiment.Replication;
import nl.tudelft.simulation.dsol.formalisms.eventscheduling.SimEventInterface;
import nl.tudelft.simulation.dsol.model.DsolModel;
import nl.tudelft.simulation.dsol.simulators.ReplicationState;
import nl.tudelft.simulation.dsol.simulators.RunState;
import nl.tudelft.simulation.dsol.simulators.SimulatorInterface;
import org.djutils.event.EventListener;
import org.djutils.event.EventType;
import org.djutils.event.reference.ReferenceType;

/**
 * DSOL's simulator with a clock of type long, a primitive queue and the caller's thread.
 *
 * <p>Models, replications, listeners, random streams, statistics, {@code scheduleEvent...} and {@code cancelEvent} work
 * as in DSOL. What differs: {@code start} and {@code runUpTo...} return when the run has stopped; the first failure of an
 * event is thrown, whatever the error strategy; ending a replication early leaves the clock where it is; a
 * {@link DrainReplication} ends when nothing is left. Ties break by order of scheduling, as in DSOL.
 *
 * <p>Not modelled: {@code addScheduledMethodOnInitialize}; a model schedules in {@code constructModel}.
 */
final class Engine extends StockScheduling {
    private static final long serialVersionUID = 1L;

    /** Events after which it is looked whether the run is still wanted. */
    private static final int BETWEEN_LOOKS = 4096;

    private static final long AFTER_ENDS = EventOrder.first(Simulation.priority(Phase.RELEASE));
    private static final long AT_TICK_ENDS = EventOrder.first(Simulation.priority(Phase.OBSERVE));
    private static final short LAST_PRIORITY = SimEventInterface.MIN_PRIORITY - 1;

    private final transient EventQueue queue = new EventQueue();
    private final transient List<Action> tickEnds = new ArrayList<>();
    private final transient SplittableRandom tieShuffle;
    private long sequence;
    private long ended;
    private long now;
    private boolean clockIsHeard;

    /** An engine that breaks ties by order of scheduling. */
    Engine() {
        this(null);
    }

    /** An engine that breaks ties at random, for tests; null for the order of scheduling. */
    Engine(SplittableRandom tieShuffle) {
        super("ridgepoint");
        this.tieShuffle = tieShuffle;
        this.eventList = new PendingEvents(queue, this);
    }

    @Override
    long now() {
        return now;
    }

    /** Actions that ended something. */
    long ended() {
        return ended;
    }

    /** Lets an action happen; of one tick's actions the higher priority goes first. */
    void at(long tick, int priority, Action action) {
        if (tick < now) {
            throw new IllegalArgumentException(
                    SimulationFailure.nameOf(action) + ": tick " + tick + " fs is past, it is now " + now + " fs");
        }
        queue.push(tick, EventOrder.first(priority) | nextSequence(), action);
    }

    /** Has an onlooker called as each tick ends, after those that look on already. */
    void whenTickEnds(Action onlooker) {
        tickEnds.add(onlooker);
    }

    private long nextSequence() {
        return tieShuffle == null ? sequence++ : tieShuffle.nextLong() >>> (Long.SIZE - EventOrder.SEQUENCE_BITS);
    }

    /** Runs to the last event and returns its tick. What fails leaves an engine that has been cleaned up. */
    long drain() {
        if (isStartingOrRunning()) {
            throw new IllegalStateException("the simulation is running already");
        }
        if (!isInitialized()) {
            throw new IllegalStateException("the simulation has failed before; build a new one");
        }
        if (replicationState == ReplicationState.ENDED) {
            open(new DrainReplication(now));
        }
        try {
            start();
        } catch (RuntimeException | Error failure) {
            cleanUp();
            throw failure;
        }
        return now;
    }

    /** Makes a replication the present one, in front of what is queued. */
    private void open(Replication<Long> next) {
        replication = next;
        simulatorTime = now;
        runState = RunState.INITIALIZED;
        replicationState = ReplicationState.INITIALIZED;
        scheduleEventAbs(next.getWarmupTime(), EventOrder.TOP_PRIORITY, this::warmup);
        if (!(next instanceof DrainReplication)) {
            scheduleEventAbs(next.getEndTime(), LAST_PRIORITY, this::endReplication);
        }
    }

    @Override
    public void initialize(
            DsolModel<Long, ? extends SimulatorInterface<Long>> newModel, Replication<Long> first, boolean cleanUp) {
        if (isStartingOrRunning()) {
            throw new SimRuntimeException("cannot initialize a running simulator");
        }
        queue.clear();
        now = first.getStartTime();
        model = newModel;
        replication = first;
        model.getOutputStatistics().clear();
        model.constructModel();
        open(first);
    }

    @Override
    public void startImpl() {
        if (!isInitialized() || isStartingOrRunning() || replicationState == ReplicationState.ENDED) {
            throw new SimRuntimeException("cannot start: run " + runState + ", replication " + replicationState);
        }
        if (replicationState == ReplicationState.INITIALIZED) {
            fireTimedEvent(Replication.START_REPLICATION_EVENT);
            replicationState = ReplicationState.STARTED;
        }
        runState = RunState.STARTING;
        fireEvent(SimulatorInterface.STARTING_EVENT, null);
        try {
            runState = RunState.STARTED;
            fireTimedEvent(SimulatorInterface.START_EVENT);
            run();
        } finally {
            settle();
        }
    }

    private void settle() {
        simulatorTime = now;
        runState = RunState.STOPPED;
        fireTimedEvent(SimulatorInterface.STOP_EVENT);
        if (replicationState == ReplicationState.ENDING) {
            replicationState = ReplicationState.ENDED;
            runState = RunState.ENDED;
            fireTimedEvent(Replication.END_REPLICATION_EVENT);
        }
    }

    @Override
    public void run() {
        long lastTick = runUntilIncluding ? runUntilTime : runUntilTime - 1;
        boolean mayStop = replication.getStoppingCondition() != null;
        for (int fired = 1; runState == RunState.STARTED; fired++) {
            if (fired % BETWEEN_LOOKS == 0) {
                Interruption.check();
            }
            if (queue.isEmpty() || queue.headTick() > lastTick) {
                stopHere();
                return;
            }
            fireHead();
            if (mayStop) {
                checkStoppingCondition();
            }
        }
    }

    private void stopHere() {
        endTick();
        runState = RunState.STOPPING;
        if (queue.isEmpty() && replication instanceof DrainReplication) {
            replicationState = ReplicationState.ENDING;
        } else {
            now = runUntilTime;
        }
    }

    private void fireHead() {
        if (queue.headTick() != now) {
            endTick();
        }
        long tick = queue.headTick();
        long order = queue.headOrder();
        Action action = queue.take();
        if (order < AFTER_ENDS) {
            ended++;
        }
        if (tick != now) {
            now = tick;
            if (clockIsHeard) {
                fireTimedEvent(SimulatorInterface.TIME_CHANGED_EVENT);
            }
        }
        fire(action, order);
    }

    private void endTick() {
        for (int i = 0; i < tickEnds.size(); i++) {
            fire(tickEnds.get(i), AT_TICK_ENDS);
        }
    }

    private void fire(Action action, long order) {
        try {
            action.fire();
        } catch (Throwable cause) {
            queue.clear();
            throw SimulationFailure.of(now, order, action, cause);
        }
    }

    @Override
    protected void stepImpl() {
        if (!queue.isEmpty()) {
            fireHead();
            simulatorTime = now;
        }
    }

    @Override
    public void endReplication() {
        if (replicationState != ReplicationState.INITIALIZED && replicationState != ReplicationState.STARTED) {
            throw new SimRuntimeException("cannot end a replication that is " + replicationState);
        }
        queue.clear();
        replicationState = ReplicationState.ENDING;
        if (isStartingOrRunning()) {
            runState = RunState.STOPPING;
        } else {
            settle();
        }
    }

    @Override
    public void cleanUp() {
        queue.clear();
        super.cleanUp();
    }

    @Override
    public boolean addListener(EventListener listener, EventType type, int position, ReferenceType reference) {
        clockIsHeard |= type.equals(SimulatorInterface.TIME_CHANGED_EVENT);
        return super.addListener(listener, type, position, reference);
    }
}
