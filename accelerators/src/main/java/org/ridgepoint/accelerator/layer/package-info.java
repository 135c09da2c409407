/**
 * From graph to layers: what is fused behind a product, which tensors it reads and makes, how long these live, and the same
 * layers for a part of the batch. Knows no chip but its number format. Start with {@code LayerFusion}, which makes {@code
 * Layer}s.
 */
package org.ridgepoint.accelerator.layer;
