package org.ridgepoint.sim.resource;

/** What a request does where it goes. */
public enum Access {
    READ,
    WRITE
}
