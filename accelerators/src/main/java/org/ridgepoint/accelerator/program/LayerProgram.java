package org.ridgepoint.accelerator.program;

import java.util.List;

/** The tile tasks of one layer, made one at a time. */
interface LayerProgram {
    boolean hasNext();

    TileTask next();

    /** Sizes of the pieces that tasks to come still use: rows in a halo, weights that stay. */
    List<List<Long>> carriedBytes();

    /** How often what is carried has changed so far. */
    long changes();
}
