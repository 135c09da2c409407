/**
 * What a network needs in memory: weights, activations, and the order of running it that needs least. Start with
 * {@code Footprint}.
 */
package org.ridgepoint.workload.footprint;
