package org.ridgepoint.accelerator.mapping;

/**
 * What all plans of a tiling share, wherever the layer's activations lie.
 *
 * @param tiling sizes of a tile
 * @param sum what its tiles cost the array
 * @param loads how often and in what pieces operands are fetched
 */
record TileFacts(Tiling tiling, TileSum sum, Loads loads) {}
