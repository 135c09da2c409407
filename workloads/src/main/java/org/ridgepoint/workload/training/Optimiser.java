package org.ridgepoint.workload.training;

import org.ridgepoint.workload.work.VectorKind;

/** How weights follow their gradients. */
public enum Optimiser {
    SGD_MOMENTUM(VectorKind.SGD_MOMENTUM, 1),
    ADAM(VectorKind.ADAM, 2);

    private final VectorKind rule;
    private final int moments;

    Optimiser(VectorKind rule, int moments) {
        this.rule = rule;
        this.moments = moments;
    }

    /** The vector work per weight. */
    VectorKind rule() {
        return rule;
    }

    /** Numbers remembered per weight. */
    int moments() {
        return moments;
    }
}
