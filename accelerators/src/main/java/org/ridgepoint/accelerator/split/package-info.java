/**
 * A run shared out among the cores of a chip: which part of each layer falls to which core, as a layer of its own, and the plan
 * that each core has for its layers. Knows no machine and no time. Start with {@code ChipPlan}; {@code LayerShare} is where a
 * layer is cut.
 */
package org.ridgepoint.accelerator.split;
