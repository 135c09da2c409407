package org.ridgepoint.experiment.run;

import java.util.List;
import org.ridgepoint.accelerator.mapping.ChipView;
import org.ridgepoint.accelerator.mapping.NetworkPlan.Expected;
import org.ridgepoint.accelerator.plan.PlanSpec;

/**
 * How a run is worked off.
 *
 * @param plan all that is decided
 * @param expected what the mapper expects of each layer, in the plan's order
 * @param chip as the mapper sees it
 */
public record PlannedRun(PlanSpec plan, List<Expected> expected, ChipView chip) {}
