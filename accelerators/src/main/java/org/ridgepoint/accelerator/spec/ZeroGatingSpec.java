package org.ridgepoint.accelerator.spec;

import java.util.Optional;
import org.ridgepoint.sim.quantity.RefusedKey;

/**
 * Lanes that stand still for a cycle when an operand is zero, and how often that is, as stated: the simulator sees no values.
 *
 * @param weights share of them that is not zero, 0 to 1 (default 1)
 * @param activations share of them that is not zero, 0 to 1 (default 1)
 */
public record ZeroGatingSpec(Optional<Double> weights, Optional<Double> activations) {
    public ZeroGatingSpec {
        weights.ifPresent(density -> requireShare("weights", density));
        activations.ifPresent(density -> requireShare("activations", density));
    }

    private static void requireShare(String key, double density) {
        if (!(density >= 0 && density <= 1)) {
            throw new RefusedKey(key, "must be from 0 to 1, the share that is not zero, was " + density);
        }
    }

    /** Share of multiplications that are made; zeros of both are taken to fall independently. */
    public double made() {
        return weights.orElse(1.0) * activations.orElse(1.0);
    }
}
