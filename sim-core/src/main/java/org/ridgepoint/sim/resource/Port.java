package org.ridgepoint.sim.resource;

import org.ridgepoint.sim.kernel.Action;

/**
 * A bounded queue in front of a resource.
 *
 * <p>A sender reserves a place, then sends; a sender that finds no place registers for "space freed" and is woken once.
 * Because a packet leaves a resource only with its next place reserved, no resource is ever blocked by what it has
 * served: routes without cycles cannot deadlock.
 */
public interface Port {
    /** Whether a place is free. */
    boolean hasSpace();

    /** Takes a place for one packet; false when all are taken. */
    boolean tryReserve(Packet packet);

    /** Wakes {@code waiter} once, when a place becomes free. */
    void whenSpace(Action waiter);

    /** Puts a packet into its reserved place, now. */
    void arrive(Packet packet);

    /** What stands behind this port. */
    ResourceKind kind();

    /** The resource's name, e.g. {@code dram.0}. */
    String name();
}
