package org.ridgepoint.sim.kernel;

import java.io.Serializable;
import nl.tudelft.simulation.dsol.eventlists.EventListInterface;
import nl.tudelft.simulation.dsol.formalisms.eventscheduling.Executable;
import nl.tudelft.simulation.dsol.formalisms.eventscheduling.SimEventInterface;
import nl.tudelft.simulation.dsol.simulators.DevsSimulator;

/**
 * What models written for stock DSOL call to schedule events and to ask for the time, on a clock that DSOL does not keep: before a
 * delay is added to it, DSOL is told what time it is.
 *
 * <p>Not modelled: {@code addScheduledMethodOnInitialize}, and an event list of somebody else's.
 */
abstract class StockScheduling extends DevsSimulator<Long> {
    private static final long serialVersionUID = 1L;

    StockScheduling(Serializable id) {
        super(id);
    }

    /** The tick of the present event. */
    abstract long now();

    @Override
    public Long getSimulatorTime() {
        return now();
    }

    @Override
    public SimEventInterface<Long> scheduleEvent(SimEventInterface<Long> event) {
        eventList.add(event);
        return event;
    }

    @Override
    public SimEventInterface<Long> scheduleEventRel(Long delay, short priority, Executable executable) {
        simulatorTime = now();
        return super.scheduleEventRel(delay, priority, executable);
    }

    @Override
    public SimEventInterface<Long> scheduleEventRel(
            Long delay, short priority, Object target, String method, Object[] args) {
        simulatorTime = now();
        return super.scheduleEventRel(delay, priority, target, method, args);
    }

    @Override
    public SimEventInterface<Long> scheduleEventNow(short priority, Executable executable) {
        simulatorTime = now();
        return super.scheduleEventNow(priority, executable);
    }

    @Override
    public SimEventInterface<Long> scheduleEventNow(short priority, Object target, String method, Object[] args) {
        simulatorTime = now();
        return super.scheduleEventNow(priority, target, method, args);
    }

    @Override
    public void setEventList(EventListInterface<Long> other) {
        throw new UnsupportedOperationException("the engine keeps its own event list");
    }

    @Override
    public void addScheduledMethodOnInitialize(Object target, String method, Object[] args) {
        throw new UnsupportedOperationException("schedule in the model's constructModel");
    }
}
