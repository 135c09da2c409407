package org.ridgepoint.accelerator.machine;

import org.ridgepoint.sim.resource.Route;

/**
 * The ways that outputs take.
 *
 * @param plain array, vector unit, local SRAM
 * @param withResidual the same with a summand read from local SRAM first
 */
record OutputWays(Route plain, Route withResidual) {}
