/**
 * What plays a DRAM standard, burst by burst: the channel, its schedulers and bank timing, refresh, counters and energy.
 * {@code DramChannel} plays a standard and a controller's policy against each other without knowing any event; {@code
 * DramController} puts it behind ports of a simulation. What a standard says is in {@code table}. Start with {@code
 * DramChannel}.
 */
package org.ridgepoint.sim.memory.dram;
