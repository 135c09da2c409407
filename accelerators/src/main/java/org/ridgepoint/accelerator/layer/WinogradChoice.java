package org.ridgepoint.accelerator.layer;

import java.util.function.Predicate;
import org.ridgepoint.sim.compute.ArrayModel;
import org.ridgepoint.sim.compute.ArrayTile;
import org.ridgepoint.workload.work.Contraction;

/**
 * Which convolutions an array with Winograd transforms may run as F(2x2, 3x3): those of 3x3, stride 1 and no dilation that
 * need fewer cycles so in one piece. With few input channels they do not: the transforms spread each channel over 16
 * passes. Whether a layer's tiles do is a matter of its plan.
 *
 * @param array the array
 */
public record WinogradChoice(ArrayModel array) implements Predicate<Contraction> {
    @Override
    public boolean test(Contraction shape) {
        if (!eligible(shape)) {
            return false;
        }
        ArrayTile direct = Layer.whole(shape);
        return array.work(direct.withWinograd(Layer.squares(shape))).cycles()
                < array.work(direct).cycles();
    }

    private static boolean eligible(Contraction shape) {
        return shape.kernelHeight() == 3
                && shape.kernelWidth() == 3
                && shape.strideHeight() == 1
                && shape.strideWidth() == 1
                && shape.dilationHeight() == 1
                && shape.dilationWidth() == 1;
    }
}
