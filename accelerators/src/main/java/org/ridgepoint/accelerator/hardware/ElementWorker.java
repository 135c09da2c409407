package org.ridgepoint.accelerator.hardware;

import org.ridgepoint.sim.resource.Route;

/**
 * A part that works on whole layers alone, the vector unit or the host, and the ways of its blocks.
 *
 * @param worker works on them
 * @param in from local SRAM to the worker
 * @param out from the worker to local SRAM
 */
public record ElementWorker(VectorServer worker, Route in, Route out) {}
