package org.ridgepoint.accelerator.plan;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a network is to be worked off, as a person writes it; what is left out is for the mapper to decide.
 *
 * @param network the workload that it is a plan of (default any)
 * @param slices for how many images of a batch its layers run at a time, in the order of layers (default as the mapper decides)
 * @param uses how much of the chip it uses (default all)
 * @param layers what is decided of a layer, by its name
 */
public record PlanSpec(
        Optional<String> network,
        Optional<List<SliceSpec>> slices,
        Optional<UseSpec> uses,
        Map<String, LayerSpec> layers) {}
