/**
 * Who works: data goes through {@code BulkStage} (DRAM to bulk SRAM), {@code LocalStage} (bulk to local SRAM), {@code
 * ArrayStage} and {@code OutputStage} (vector unit, stores); {@code ElementStage} does layers without products. Start with
 * {@code ArrayStage}.
 */
package org.ridgepoint.accelerator.stage;
