package org.ridgepoint.accelerator.hardware;

import org.ridgepoint.sim.resource.Route;

/**
 * The ways that outputs take.
 *
 * @param plain array, vector unit, local SRAM
 * @param withResidual the same with a summand read from local SRAM first
 */
public record OutputWays(Route plain, Route withResidual) {}
