/**
 * A chip as a block diagram, drawn from the parts as the machine wires them. What the parts are is in {@code
 * accelerator.hardware}. Start with {@code ChipDiagram}.
 */
package org.ridgepoint.experiment.diagram;
