/**
 * A DRAM system by itself: streams of accesses played into one or more channels, and what came of it. Start with {@code
 * MemoryStudy}.
 */
package org.ridgepoint.sim.memory.dram.study;
