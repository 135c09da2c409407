/**
 * Networks as immutable graphs of operators and tensors, what must be in memory while they run, and transformations from
 * graph to graph. Knows no time and no hardware. Start with {@code Graph}; {@code Layers} is the pen to write one with.
 */
package org.ridgepoint.workload.graph;
