package org.ridgepoint.accelerator.plan;

import org.ridgepoint.accelerator.layer.Cut;

/**
 * How cores share a layer out.
 *
 * @param by along what it is divided; nothing: one core works it off
 * @param cores how many work on it, the first ones of the chip
 */
public record SplitSpec(Cut.By by, int cores) {}
