package org.ridgepoint.accelerator.stage;

import org.ridgepoint.sim.resource.Packet;

/** Told what the array does and what comes on the way to it, as it happens; what the stages do depends on no onlooker. */
public interface Onlooker {
    /** Looks away. */
    Onlooker NOBODY = new Onlooker() {
        @Override
        public void delivered(Leg leg, Packet packet) {}

        @Override
        public void begins(Quantum quantum) {}

        @Override
        public void ends(Quantum quantum) {}

        @Override
        public void idles() {}
    };

    /** A packet has come to the end of a leg, now. */
    void delivered(Leg leg, Packet packet);

    /** The array works on a quantum since {@link Quantum#beginTick()}, which may lie back to when its operands came. */
    void begins(Quantum quantum);

    /** The array has worked off a quantum, now. */
    void ends(Quantum quantum);

    /** The array has nothing to work on from now on. */
    void idles();
}
