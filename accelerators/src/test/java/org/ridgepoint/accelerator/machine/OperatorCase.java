package org.ridgepoint.accelerator.machine;

import org.ridgepoint.workload.graph.Graph;

/**
 * A network of one operator.
 *
 * @param graph the network
 * @param bytes that it must move, counted by hand
 * @param says what it is
 */
record OperatorCase(Graph graph, long bytes, String says) {}
