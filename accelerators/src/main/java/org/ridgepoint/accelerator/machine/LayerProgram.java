package org.ridgepoint.accelerator.machine;

/** The tile tasks of one layer, made one at a time. */
interface LayerProgram {
    boolean hasNext();

    Step next();
}
