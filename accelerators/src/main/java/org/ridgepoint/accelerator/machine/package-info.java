/**
 * The machine that replays a plan on simulated hardware. Data flows {@code Program} -> {@code BulkStage} (DRAM to bulk
 * SRAM) -> {@code LocalStage} (bulk to local SRAM) -> {@code ArrayStage} -> {@code OutputStage} (vector unit, stores).
 * Start with {@code Machine}, which wires them; {@code RunResult} is what comes out.
 */
package org.ridgepoint.accelerator.machine;
