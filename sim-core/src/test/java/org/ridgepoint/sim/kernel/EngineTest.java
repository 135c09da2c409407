package org.ridgepoint.sim.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import nl.tudelft.simulation.dsol.SimRuntimeException;
import nl.tudelft.simulation.dsol.experiment.Replication;
import nl.tudelft.simulation.dsol.formalisms.eventscheduling.SimEventInterface;
import nl.tudelft.simulation.dsol.simulators.DevsSimulatorInterface;
import nl.tudelft.simulation.dsol.simulators.ReplicationState;
import nl.tudelft.simulation.dsol.simulators.RunState;
import nl.tudelft.simulation.dsol.simulators.SimulatorInterface;
import nl.tudelft.simulation.dsol.statistics.SimTally;
import org.djutils.event.EventType;
import org.djutils.event.TimedEvent;
import org.junit.jupiter.api.Test;

/** DSOL's own interface still works behind the wall. */
class EngineTest {
    private final Simulation simulation = new Simulation();
    private final DevsSimulatorInterface<Long> dsol = simulation.dsol();
    private final List<String> log = new ArrayList<>();

    private void listenTo(EventType... types) {
        for (EventType type : types) {
            dsol.addListener(
                    event -> log.add(type.getName() + (event instanceof TimedEvent<?> t ? "@" + t.getTimeStamp() : "")),
                    type);
        }
    }

    @Test
    void listenersHearTheLifeOfAReplication() {
        listenTo(
                Replication.START_REPLICATION_EVENT,
                SimulatorInterface.STARTING_EVENT,
                SimulatorInterface.START_EVENT,
                Replication.WARMUP_EVENT,
                SimulatorInterface.TIME_CHANGED_EVENT,
                SimulatorInterface.STOP_EVENT,
                Replication.END_REPLICATION_EVENT);
        simulation.at(3, Phase.COMPLETE, () -> log.add("fire"));
        simulation.at(3, Phase.COMPLETE, () -> log.add("fire"));

        simulation.run();

        assertThat(log)
                .containsExactly(
                        "START_REPLICATION_EVENT@0",
                        "STARTING_EVENT",
                        "START_EVENT@0",
                        "WARMUP_EVENT@0",
                        "TIME_CHANGED_EVENT@3",
                        "fire",
                        "fire",
                        "STOP_EVENT@3",
                        "END_REPLICATION_EVENT@3");
        assertThat(dsol.getRunState()).isEqualTo(RunState.ENDED);
        assertThat(dsol.getReplicationState()).isEqualTo(ReplicationState.ENDED);
    }

    @Test
    void aFailureIsHeardAsAStopAndNotAsAnEnd() {
        listenTo(SimulatorInterface.STOP_EVENT, Replication.END_REPLICATION_EVENT);
        simulation.at(3, Phase.COMPLETE, () -> {
            throw new IllegalStateException("broken");
        });

        assertThatThrownBy(simulation::run).isInstanceOf(SimulationFailure.class);

        assertThat(log).containsExactly("STOP_EVENT@3");
        assertThat(dsol.getRunState()).isEqualTo(RunState.NOT_INITIALIZED);
    }

    @Test
    void statisticsAndStreamsOfDsolAttachToARun() throws Exception {
        SimTally<Long> tally = new SimTally<>("delay", "delay", dsol.getModel());
        for (int i = 0; i < 100; i++) {
            simulation.at(
                    i,
                    Phase.OBSERVE,
                    () -> tally.register(dsol.getModel().getDefaultStream().nextInt(1, 6)));
        }

        simulation.run();

        assertThat(tally.getN()).isEqualTo(100);
        assertThat(tally.getSampleMean()).isBetween(3.0, 4.0);
        assertThat(dsol.getModel().getOutputStatistics()).containsExactly(tally);
    }

    @Test
    void eventsOfDsolMixWithActionsAndCanBeCancelled() {
        dsol.scheduleEventAbs(5L, () -> log.add("dsol@" + simulation.now()));
        SimEventInterface<Long> cancelled = dsol.scheduleEventRel(4L, () -> log.add("cancelled"));
        simulation.at(4, Phase.COMPLETE, () -> dsol.scheduleEventNow(() -> log.add("now@" + simulation.now())));

        assertThat(dsol.getEventList().contains(cancelled)).isTrue();
        assertThat(dsol.cancelEvent(cancelled)).isTrue();
        assertThat(dsol.cancelEvent(cancelled)).isFalse();
        simulation.run();

        assertThat(log).containsExactly("now@4", "dsol@5");
    }

    @Test
    void theEventListShowsWhatIsPendingInOrder() {
        simulation.at(9, Phase.COMPLETE, () -> log.add("last"));
        simulation.at(2, Phase.OBSERVE, () -> log.add("first"));

        Iterator<SimEventInterface<Long>> events = dsol.getEventList().iterator();

        assertThat(events)
                .toIterable()
                .extracting(SimEventInterface::getAbsoluteExecutionTime)
                .containsExactly(0L, 2L, 9L);
        assertThat(dsol.getEventList().removeFirst().getAbsoluteExecutionTime()).isZero();
        dsol.getEventList().removeFirst().execute();
        assertThat(log).containsExactly("first");
        assertThat(dsol.getEventList().size()).isEqualTo(1);
    }

    @Test
    void aRunCanBeTakenInSlicesAndSteps() {
        for (long tick : new long[] {1, 2, 3, 4}) {
            simulation.at(tick, Phase.COMPLETE, () -> log.add("at" + simulation.now()));
        }

        dsol.runUpTo(2L);
        assertThat(log).containsExactly("at1");
        dsol.runUpToAndIncluding(2L);
        assertThat(log).containsExactly("at1", "at2");
        dsol.step();
        assertThat(log).containsExactly("at1", "at2", "at3");
        assertThat(dsol.getSimulatorTime()).isEqualTo(3);
        dsol.start();
        assertThat(dsol.getReplicationState()).isEqualTo(ReplicationState.ENDED);
        assertThat(dsol.getSimulatorTime()).isEqualTo(4);
        assertThatThrownBy(dsol::start).isInstanceOf(SimRuntimeException.class);
    }

    @Test
    void aStoppingConditionEndsTheReplicationWithoutMovingTheClock() {
        for (long tick = 1; tick < 10; tick++) {
            simulation.at(tick, Phase.COMPLETE, () -> log.add("x"));
        }
        dsol.getReplication().setStoppingCondition(model -> log.size() == 4);

        assertThat(simulation.run()).isEqualTo(4);
        assertThat(log).hasSize(4);
    }

    @Test
    void anEventMayStopTheRunAndALaterStartGoesOn() {
        simulation.at(1, Phase.COMPLETE, dsol::stop);
        simulation.at(2, Phase.COMPLETE, () -> log.add("after"));

        dsol.start();
        assertThat(log).isEmpty();
        dsol.start();
        assertThat(log).containsExactly("after");
    }
}
