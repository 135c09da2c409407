package org.ridgepoint.accelerator.program;

/** The tile tasks of one layer, made one at a time. */
interface LayerProgram {
    boolean hasNext();

    Step next();
}
