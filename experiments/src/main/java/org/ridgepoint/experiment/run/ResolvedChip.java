package org.ridgepoint.experiment.run;

import org.ridgepoint.accelerator.spec.AcceleratorSpec;
import org.ridgepoint.accelerator.spec.TechnologySpec;
import org.ridgepoint.sim.memory.dram.table.DramStandard;

/**
 * A chip with everything that its description refers to.
 *
 * @param name as reports name it
 * @param spec its description
 * @param memory the table of its DRAM
 * @param technology the prices of its actions
 */
public record ResolvedChip(String name, AcceleratorSpec spec, DramStandard memory, TechnologySpec technology) {}
