/**
 * DRAM channels, burst by burst: a standard is a table ({@code DramStandard}), a controller's policy is data
 * ({@code DramPolicy}), and {@code DramChannel} plays both against each other without knowing any event. {@code
 * DramController} puts a channel behind ports of a simulation. Start with {@code DramChannel}.
 */
package org.ridgepoint.sim.memory.dram;
