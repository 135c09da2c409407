package org.ridgepoint.sim.kernel;

/** What happens at a tick. Components implement it themselves or keep one instance, so that scheduling allocates nothing. */
@FunctionalInterface
public interface Action {
    void fire();
}
