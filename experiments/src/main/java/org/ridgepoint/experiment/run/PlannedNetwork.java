package org.ridgepoint.experiment.run;

import org.ridgepoint.accelerator.hardware.Chip;
import org.ridgepoint.accelerator.mapping.NetworkPlan;

/**
 * What a run carries out, and where.
 *
 * @param chip at the run's precision
 * @param plan of one core
 */
public record PlannedNetwork(Chip chip, NetworkPlan plan) {}
