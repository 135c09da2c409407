/**
 * What computes: chip descriptions ({@code spec}), the mapper from layers to tiles and transfers ({@code mapping}), the
 * machine that replays them ({@code machine}) and its closed-form twin ({@code analytic}).
 */
package org.ridgepoint.accelerator;
