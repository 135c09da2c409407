package org.ridgepoint.accelerator.spec;

import java.util.List;
import java.util.Optional;

/**
 * The vector unit: element-wise work, on the array's clock.
 *
 * @param lanes elementary operations per cycle
 * @param unsupported kinds of operator that it cannot do; they go to the host, products to the array (default: none)
 */
public record VectorSpec(int lanes, Optional<List<String>> unsupported) {
    public VectorSpec {
        Positive.require("lanes", lanes);
        unsupported = unsupported.map(List::copyOf);
    }
}
