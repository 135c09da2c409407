/** The wires between resources, themselves contended: buses, links to the host. Knows no memory. Start with {@code Bus}. */
package org.ridgepoint.sim.interconnect;
