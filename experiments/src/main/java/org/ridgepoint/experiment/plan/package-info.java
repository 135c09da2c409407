/**
 * How a run is worked off, as a text that a person reads and edits and a run takes back. What the keys mean is in {@code
 * accelerator.plan}. Start with {@code PlanSheet}.
 */
package org.ridgepoint.experiment.plan;
