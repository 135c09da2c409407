package org.ridgepoint.workload.work;

/** What hardware has to do for an operator: multiply-accumulates, vector work, nothing (a view), or several in turn. */
public sealed interface Lowering permits Contraction, VectorWork, Fed, View, RepeatedSteps {
    /** Multiply-accumulates on the MAC array. */
    long macs();

    /** Operations of the vector unit. */
    long vectorOperations();
}
