/**
 * What a datasheet says of a DRAM, and what a controller does with it, as data: standards, timing rules, organisation,
 * supplies, address maps, controllers' policies. No state and no time here. Start with {@code DramStandard}.
 */
package org.ridgepoint.sim.memory.dram.table;
