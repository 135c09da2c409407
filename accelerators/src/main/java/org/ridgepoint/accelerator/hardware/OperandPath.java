package org.ridgepoint.accelerator.hardware;

import java.util.List;
import org.ridgepoint.sim.resource.Packet;
import org.ridgepoint.sim.resource.Route;

/** The way of operands from local SRAM into the array. */
public interface OperandPath {
    /**
     * Operands of some hundred array cycles.
     *
     * @param inputBytes of activations, which every part of the array needs
     * @param weightBytes of weights, of which each part needs its own
     */
    record Operands(long inputBytes, long weightBytes) {
        public long bytes() {
            return inputBytes + weightBytes;
        }
    }

    /** Told when all operands that were asked for together are there. */
    @FunctionalInterface
    interface Listener {
        /**
         * They are there, now.
         *
         * @param firstTick when the first of them came
         * @param last the packet that came last; its journey says what it waited for
         */
        void arrived(long firstTick, Packet last);

        /** A packet of them is there, now. */
        default void moved(Packet packet) {}
    }

    /** Every route that operands may take. */
    List<Route> routes();

    /** Ticks that operands are on their way over wires that nobody else uses; so much earlier are they asked for. */
    long flightTicks();

    /** Sends for operands, of at least one byte; what was asked for first arrives first. */
    void fetch(Operands operands, Listener listener);
}
