package org.ridgepoint.workload.zoo;

import org.ridgepoint.workload.graph.Layers;
import org.ridgepoint.workload.graph.Tensor;
import org.ridgepoint.workload.op.Window;
import org.ridgepoint.workload.work.VectorKind;

/** The branches that inception blocks are made of: chains of convolutions, each with batch normalisation and rectifier. */
final class Branches {
    private Branches() {}

    /**
     * One convolution of a chain.
     *
     * @param filters output channels
     * @param window its window
     */
    record ChainConvolution(long filters, Window window) {}

    /** A square convolution that keeps the size. */
    static ChainConvolution conv(long filters, int size) {
        return new ChainConvolution(filters, Window.of(size, size).centred());
    }

    /** A convolution of one row that keeps the size. */
    static ChainConvolution wide(long filters, int size) {
        return new ChainConvolution(filters, Window.of(1, size).centred());
    }

    /** A convolution of one column that keeps the size. */
    static ChainConvolution tall(long filters, int size) {
        return new ChainConvolution(filters, Window.of(size, 1).centred());
    }

    /** A square convolution without padding. */
    static ChainConvolution valid(long filters, int size, int stride) {
        return new ChainConvolution(filters, Window.square(size, stride, 0));
    }

    /** A square convolution with padding and stride. */
    static ChainConvolution strided(long filters, int size, int stride) {
        return new ChainConvolution(filters, Window.square(size, stride, size / 2));
    }

    /** The steps, one after the other. */
    static Tensor chain(Layers net, Tensor x, ChainConvolution... steps) {
        Tensor y = x;
        for (ChainConvolution step : steps) {
            y = net.convNorm(y, step.filters(), step.window(), VectorKind.RELU);
        }
        return y;
    }

    /** A 3x3 mean that keeps the size, then the steps. */
    static Tensor averaged(Layers net, Tensor x, ChainConvolution... steps) {
        return chain(net, net.averagePool(x, Window.square(3, 1, 1)), steps);
    }

    /** A 3x3 maximum with stride 2, without padding. */
    static Tensor halved(Layers net, Tensor x) {
        return net.maxPool(x, Window.square(3, 2, 0));
    }
}
