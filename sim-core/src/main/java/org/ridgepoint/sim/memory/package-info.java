/**
 * On-chip memories: banks and ports in {@code Sram}, capacity in {@code SramSpace}. DRAM lives in the package below. Start
 * with {@code Sram}.
 */
package org.ridgepoint.sim.memory;
