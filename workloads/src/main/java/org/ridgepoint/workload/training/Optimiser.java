package org.ridgepoint.workload.training;

import org.apiguardian.api.API;
import org.ridgepoint.workload.work.VectorKind;

/** How weights follow their gradients. */
@API(status = API.Status.STABLE, since = "0.1.0")
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
