/**
 * What is to be done: the tile tasks of a plan and the pieces of operands that each awaits, made only when asked for. Start
 * with {@code Program}, then {@code ContractionProgram}.
 */
package org.ridgepoint.accelerator.program;
