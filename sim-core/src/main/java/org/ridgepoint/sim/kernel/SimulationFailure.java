package org.ridgepoint.sim.kernel;

import org.apiguardian.api.API;

/** The first failure of an action: says when, in which phase and whose; the cause says what. Ends the simulation. */
@API(status = API.Status.STABLE, since = "0.1.0")
public final class SimulationFailure extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    private final long tick;
    private final String component;

    SimulationFailure(long tick, String phase, String component, Throwable cause) {
        super(component + " failed at tick " + tick + " fs, phase " + phase + ": " + cause, cause);
        this.tick = tick;
        this.component = component;
    }

    /** What an action of an order has thrown, to be thrown on; an error of the virtual machine is, as it is, with a note. */
    static SimulationFailure of(long tick, long order, Action action, Throwable cause) {
        String phase = Simulation.phaseName(EventOrder.priority(order));
        if (cause instanceof VirtualMachineError error) {
            error.addSuppressed(new SimulationFailure(tick, phase, nameOf(action), null));
            throw error;
        }
        return new SimulationFailure(tick, phase, nameOf(action), cause);
    }

    /** When it happened, in femtoseconds. */
    public long tick() {
        return tick;
    }

    /** The action's own {@code toString}, or else the class that made it. */
    public String component() {
        return component;
    }

    /** Names the component behind an action. */
    static String nameOf(Action action) {
        Class<?> type = action.getClass();
        if (type.isHidden()) {
            // A lambda or method reference: its class is named after the one that wrote it, then $$Lambda and an
            // address.
            String name = type.getName();
            return name.substring(0, Math.max(0, name.indexOf("$$Lambda")));
        }
        return describesItself(type) ? action.toString() : type.getName();
    }

    private static boolean describesItself(Class<?> type) {
        try {
            return type.getMethod("toString").getDeclaringClass() != Object.class;
        } catch (NoSuchMethodException e) {
            throw new AssertionError("every class has toString", e);
        }
    }
}
