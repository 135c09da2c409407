package org.ridgepoint.sim.compute;

import java.util.ArrayList;
import java.util.List;

/** The 53 convolutions and the classifier of ResNet-50 v1.5 at 224 x 224 (He et al., CVPR 2016; stride in the 3x3). */
final class ResNet50Layers {
    private ResNet50Layers() {}

    static List<ArrayTile> all() {
        List<ArrayTile> layers = new ArrayList<>();
        layers.add(ArrayTile.whole(1, 112 * 112, 64, 49, 3));
        stage(layers, 3, 56, 56, 64, 64);
        stage(layers, 4, 56, 28, 256, 128);
        stage(layers, 6, 28, 14, 512, 256);
        stage(layers, 3, 14, 7, 1024, 512);
        layers.add(ArrayTile.whole(1, 1, 1000, 1, 2048));
        return layers;
    }

    private static void stage(List<ArrayTile> layers, int blocks, int inSide, int outSide, int inChannels, int width) {
        int inPixels = inSide * inSide;
        int outPixels = outSide * outSide;
        layers.add(ArrayTile.whole(1, outPixels, 4L * width, 1, inChannels));
        for (int block = 0; block < blocks; block++) {
            boolean first = block == 0;
            layers.add(ArrayTile.whole(1, first ? inPixels : outPixels, width, 1, first ? inChannels : 4L * width));
            layers.add(ArrayTile.whole(1, outPixels, width, 9, width));
            layers.add(ArrayTile.whole(1, outPixels, 4L * width, 1, width));
        }
    }
}
