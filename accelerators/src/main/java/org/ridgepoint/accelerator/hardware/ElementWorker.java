package org.ridgepoint.accelerator.hardware;

import org.ridgepoint.sim.resource.Route;

/**
 * A part that works on whole layers alone, the vector unit or the host, and the ways of a core's blocks.
 *
 * @param worker works on them
 * @param agent who sends them
 * @param in from local SRAM to the worker
 * @param out from the worker to local SRAM
 */
public record ElementWorker(VectorServer worker, int agent, Route in, Route out) {}
