/**
 * The four words that every resource speaks: Port, Request, Arbiter, Grant. A {@code Packet} carries a request along a
 * {@code Route} of ports. Knows no particular resource. Start with {@code Server}.
 */
package org.ridgepoint.sim.resource;
