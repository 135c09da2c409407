package org.ridgepoint.accelerator.spec;

import java.util.List;
import java.util.Optional;

/**
 * The vector unit: element-wise work, on the array's clock.
 *
 * @param lanes elementary operations per cycle
 * @param unsupported kinds of operator that it cannot do; they go to the host, products to the array (default: none)
 * @param fuses kinds of operator that it does on a layer's outputs before they leave; others that come behind a layer pass over
 *     memory by themselves (default: all that are element by element)
 */
public record VectorSpec(int lanes, Optional<List<String>> unsupported, Optional<List<String>> fuses) {
    public VectorSpec {
        Positive.require("lanes", lanes);
        unsupported = unsupported.map(List::copyOf);
        fuses = fuses.map(List::copyOf);
    }

    /** Whether it does a kind of operator on a layer's outputs before they leave. */
    public boolean fuses(String kind) {
        return fuses.map(kinds -> kinds.contains(kind)).orElse(true);
    }
}
