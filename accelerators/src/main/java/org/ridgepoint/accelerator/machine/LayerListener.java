package org.ridgepoint.accelerator.machine;

/** Who wants to know how far a replay is. */
@FunctionalInterface
public interface LayerListener {
    /** Nobody. */
    LayerListener NONE = (finished, all) -> {};

    /** Called whenever a layer has finished. */
    void layersFinished(int finished, int all);
}
