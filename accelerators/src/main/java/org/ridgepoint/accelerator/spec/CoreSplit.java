package org.ridgepoint.accelerator.spec;

/** How the cores of a chip share a run out among them. */
public enum CoreSplit {
    /** Each core works off inferences of its own, as many as the batch. */
    REPLICAS,
    /** Each core works off some of the images of the batch. */
    BATCH,
    /** All cores work off each layer together, each some of the rows of its output. */
    ROWS,
    /** All cores work off each layer together, each some of the channels of its output. */
    FILTERS,
    /** As many cores as are worth it work off each layer together, by rows or by filters as is better. */
    AUTO
}
