package org.ridgepoint.workload.graph;

/** What a tensor is to its graph. */
public enum TensorKind {
    /** Given from outside for each inference. */
    INPUT,
    /** Made by one node for others. */
    ACTIVATION,
    /** Learned, and there before the run. */
    PARAMETER,
    /** Kept from one training step to the next beside the parameters: momentum, master weights. */
    STATE,
    /** Made by one node for the outside. */
    OUTPUT
}
