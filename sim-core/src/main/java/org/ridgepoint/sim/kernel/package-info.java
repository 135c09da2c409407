/** Time and events: {@code Simulation} is the wall around DSOL, and no other package sees it. Start with {@code Simulation}. */
package org.ridgepoint.sim.kernel;
