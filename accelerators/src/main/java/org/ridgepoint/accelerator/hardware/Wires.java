package org.ridgepoint.accelerator.hardware;

import java.util.List;
import org.ridgepoint.sim.resource.Port;

/** Wires from several senders to several receivers, each numbered from 0. */
interface Wires {
    /** The hops from a sender to a receiver; those of one sender begin with the same port unless they part at once. */
    List<Port> way(int sender, int receiver);

    /** Pieces of wire of the stated length that a byte passed on average; 1 where all are equally far. */
    double hopsPerByte();

    /** A line for each place where a sender's packets starved. */
    List<String> starved();
}
