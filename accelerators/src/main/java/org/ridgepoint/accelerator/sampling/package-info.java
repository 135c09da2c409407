/**
 * A shorter program with weights: which layers of a plan recur, what is left out of them and what stands for that. Knows
 * plans and no time; what settles is for the machine to see. Start with {@code ShortPlan}.
 */
package org.ridgepoint.accelerator.sampling;
