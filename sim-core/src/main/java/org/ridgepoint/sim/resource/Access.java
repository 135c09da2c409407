package org.ridgepoint.sim.resource;

/** The direction of a request at a memory. */
public enum Access {
    READ,
    WRITE
}
