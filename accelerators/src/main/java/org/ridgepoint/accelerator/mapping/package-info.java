/**
 * From layers to plans: where each tensor lives, and for each layer the loop order and tile sizes that move the fewest bytes
 * in the least time; slices of a batch. Knows no simulation; start with {@code Mapper}.
 */
package org.ridgepoint.accelerator.mapping;
