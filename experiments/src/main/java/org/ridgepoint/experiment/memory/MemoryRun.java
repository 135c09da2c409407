package org.ridgepoint.experiment.memory;

import java.util.Optional;
import org.ridgepoint.sim.memory.dram.study.MemoryReport;

/**
 * One stream on a DRAM system, and what came of it.
 *
 * @param stream as the user named it
 * @param load share of the peak that was offered; empty for as much as found a place
 * @param seed of a random stream
 * @param report what came of it
 */
public record MemoryRun(String stream, Optional<Double> load, long seed, MemoryReport report) {}
