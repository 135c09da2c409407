/**
 * The wires between resources, themselves contended: buses, crossbars, networks on chip, FPGA fabric, links to the host.
 * Each part gives ports to put into a route; a hierarchy is one part's ports after another's. Knows no memory. Start with
 * {@code Bus}, then {@code NetworkOnChip} with its {@code Topology}.
 */
package org.ridgepoint.sim.interconnect;
