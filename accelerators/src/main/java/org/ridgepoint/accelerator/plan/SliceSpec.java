package org.ridgepoint.accelerator.plan;

/**
 * Layers that run one after the other for the same images of a batch; what comes before them runs as often as fills these.
 *
 * @param from the first layer's name
 * @param to the last layer's name
 * @param images for which they run at a time
 */
public record SliceSpec(String from, String to, int images) {}
