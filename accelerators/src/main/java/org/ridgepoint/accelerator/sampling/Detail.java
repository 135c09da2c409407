package org.ridgepoint.accelerator.sampling;

import org.apiguardian.api.API;

/** How much of a run is simulated. */
@API(status = API.Status.STABLE, since = "0.1.0")
public enum Detail {
    /** All of it. */
    FULL,
    /** What recurs until it is seen to settle; the rest is stood for. */
    SAMPLED
}
