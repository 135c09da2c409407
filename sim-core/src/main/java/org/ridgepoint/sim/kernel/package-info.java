/**
 * Time and events. {@code Simulation} is the wall around DSOL: no other package sees it, and behind it {@code Engine} is a
 * DSOL simulator with a queue of its own. Knows no hardware. Start with {@code Simulation}.
 */
package org.ridgepoint.sim.kernel;
