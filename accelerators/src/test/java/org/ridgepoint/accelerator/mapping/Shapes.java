package org.ridgepoint.accelerator.mapping;

import java.util.SplittableRandom;
import org.ridgepoint.workload.work.Contraction;

/** Convolutions for tests, and what they touch, counted one by one. */
public final class Shapes {
    private Shapes() {}

    /** A convolution with any stride, dilation and padding below the kernel's reach. */
    public static Contraction random(SplittableRandom random) {
        int kernelHeight = 1 + random.nextInt(5);
        int kernelWidth = 1 + random.nextInt(5);
        int dilation = 1 + random.nextInt(2);
        int padTop = random.nextInt(kernelHeight);
        int padLeft = random.nextInt(kernelWidth);
        long height = (long) kernelHeight * dilation + random.nextInt(20);
        long width = (long) kernelWidth * dilation + random.nextInt(20);
        int strideHeight = 1 + random.nextInt(4);
        int strideWidth = 1 + random.nextInt(4);
        return new Contraction(
                1 + random.nextInt(3),
                1 + random.nextInt(3),
                height,
                width,
                1 + random.nextInt(20),
                outputs(height, kernelHeight, dilation, strideHeight, padTop),
                outputs(width, kernelWidth, dilation, strideWidth, padLeft),
                1 + random.nextInt(40),
                kernelHeight,
                kernelWidth,
                strideHeight,
                strideWidth,
                padTop,
                padLeft,
                dilation,
                dilation,
                true);
    }

    /** A convolution of one image without padding or dilation, whose windows meet. */
    static Contraction unpadded(SplittableRandom random) {
        int kernel = 1 + random.nextInt(5);
        int stride = 1 + random.nextInt(kernel);
        long rows = 1 + random.nextInt(20);
        long columns = 1 + random.nextInt(20);
        long height = (rows - 1) * stride + kernel;
        long width = (columns - 1) * stride + kernel;
        long channels = 1 + random.nextInt(9);
        long filters = 1 + random.nextInt(9);
        return new Contraction(
                1 + random.nextInt(3),
                1,
                height,
                width,
                channels,
                rows,
                columns,
                filters,
                kernel,
                kernel,
                stride,
                stride,
                0,
                0,
                1,
                1,
                true);
    }

    /** Tiles of any size of any convolution. */
    static Tiling randomTiling(SplittableRandom random) {
        Contraction shape = random(random);
        PixelGrid grid = new PixelGrid(
                shape,
                1 + random.nextLong(shape.batch() * shape.outputHeight()),
                1 + random.nextLong(shape.outputWidth()));
        ReductionSplit.TapCut cut = ReductionSplit.TapCut.values()[random.nextInt(3)];
        return new Tiling(
                grid,
                1 + random.nextLong(shape.groups()),
                1 + random.nextLong(shape.filters()),
                new ReductionSplit(cut, 1 + random.nextLong(shape.channels())));
    }

    /** A square convolution of stride 1 that keeps its size. */
    public static Contraction square(long size, long channels, long filters, int kernel) {
        return squareImages(1, size, channels, filters, kernel);
    }

    /** The same of several images. */
    static Contraction squareImages(long images, long size, long channels, long filters, int kernel) {
        int pad = kernel / 2;
        return new Contraction(
                1, images, size, size, channels, size, size, filters, kernel, kernel, 1, 1, pad, pad, 1, 1, true);
    }

    private static long outputs(long size, int kernel, int dilation, int stride, int pad) {
        return (size + 2L * pad - (long) (kernel - 1) * dilation - 1) / stride + 1;
    }
}
