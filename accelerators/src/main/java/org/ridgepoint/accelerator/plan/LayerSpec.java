package org.ridgepoint.accelerator.plan;

import java.util.Optional;
import org.ridgepoint.accelerator.mapping.Place;

/**
 * What is decided of one layer.
 *
 * @param loops how the array works it off, of a convolution or matrix product (default as the mapper decides)
 * @param blocks in how many blocks it goes, of a layer that the vector unit or the host works on alone, or that the vector unit
 *     is to work on in the array's place (default as the mapper decides)
 * @param output where the tensor lives that it makes (default as the mapper decides)
 * @param split how cores share the layer out, in a run that they do share out (default as {@code split} of the cores says)
 */
public record LayerSpec(
        Optional<LoopSpec> loops, Optional<Long> blocks, Optional<Place> output, Optional<SplitSpec> split) {

    /** What is decided of a layer that no cores share out. */
    public LayerSpec(Optional<LoopSpec> loops, Optional<Long> blocks, Optional<Place> output) {
        this(loops, blocks, output, Optional.empty());
    }
}
