package org.ridgepoint.accelerator.mapping;

import java.util.Optional;
import org.ridgepoint.workload.op.Contraction;

/** Which convolutions Winograd's F(2x2, 3x3) applies to: 3x3, stride 1, no dilation. */
final class Eligible {
    private Eligible() {}

    static boolean forWinograd(Optional<Contraction> contraction) {
        return contraction
                .filter(c -> c.kernelHeight() == 3 && c.kernelWidth() == 3)
                .filter(c -> c.strideHeight() == 1 && c.strideWidth() == 1)
                .filter(c -> c.dilationHeight() == 1 && c.dilationWidth() == 1)
                .isPresent();
    }
}
