package org.ridgepoint.accelerator.layer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.ridgepoint.workload.work.Axis;
import org.ridgepoint.workload.work.Contraction;

class BlockSweepTest {
    private static final int SHAPES = 300;

    @Test
    void elementsNeedTheShareThatTheirBlocksAre() {
        BlockSweep sweep = new BlockSweep(Optional.empty(), 7);

        assertThat(sweep.places()).isEqualTo(7);
        assertThat(sweep.reached(3)).isEqualTo(3);
        assertThat(sweep.passed(3)).isEqualTo(3);
        assertThat(sweep.bytes(100, 3)).isEqualTo(300 / 7);
        assertThat(sweep.bytes(100, 7)).isEqualTo(100);
        assertThat(sweep.waitingPlaces()).isZero();
    }

    @Test
    void windowsReachAsFarAsTheirLastElementAndNothingBeforeTheirFirstIsWanted() {
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < SHAPES; i++) {
            Contraction shape = shape(random);
            long blocks = 1 + random.nextInt((int) shape.pixels() + 2);
            BlockSweep sweep = new BlockSweep(Optional.of(shape), blocks);
            for (long block = 0; block <= blocks; block++) {
                long outputs = -Math.floorDiv(-shape.pixels() * block, blocks);
                assertThat(sweep.reached(block)).as("%s, %s", shape, block).isEqualTo(lastOf(shape, outputs));
                assertThat(sweep.passed(block))
                        .as("%s, %s of %s", shape, block, blocks)
                        .isEqualTo(Math.min(lastOf(shape, outputs), firstOf(shape, outputs)));
            }
        }
    }

    @Test
    void whatWaitsIsNoMoreThanIsReckonedBesideTheSharesOfTheBlocks() {
        SplittableRandom random = new SplittableRandom(6);
        for (int i = 0; i < SHAPES; i++) {
            Contraction shape = shape(random);
            long blocks = 1 + random.nextInt((int) shape.pixels() + 2);
            BlockSweep sweep = new BlockSweep(Optional.of(shape), blocks);
            long share = -Math.floorDiv(-sweep.places(), blocks);
            for (long block = 0; block < blocks; block++) {
                long straddling = block == 0 ? 0 : sweep.reached(block) - sweep.reached(block - 1);
                long there = Math.min(sweep.places(), straddling + sweep.reached(block + 1) - sweep.passed(block));
                assertThat(there)
                        .as("%s, %s of %s", shape, block, blocks)
                        .isLessThanOrEqualTo(sweep.waitingPlaces() + 2 * share);
            }
        }
    }

    @Test
    void windowsThatDoNotMeetLeaveLinesOut() {
        assertThat(BlockSweep.leavesNothingOut(plane(9, 9, 3, 1, 2, 0, 4, 4))).isTrue();
        assertThat(BlockSweep.leavesNothingOut(plane(9, 9, 1, 1, 2, 0, 5, 5))).isFalse();
        assertThat(BlockSweep.leavesNothingOut(plane(9, 9, 2, 3, 2, 0, 3, 3))).isFalse();
    }

    private static Contraction shape(SplittableRandom random) {
        while (true) {
            int size = 1 + random.nextInt(9);
            int kernel = 1 + random.nextInt(4);
            int dilation = 1 + random.nextInt(2);
            int stride = 1 + random.nextInt(3);
            int pad = random.nextInt(kernel);
            long out = (size + 2 * pad - (kernel - 1) * dilation - 1) / stride + 1;
            Contraction shape = plane(size, size, kernel, dilation, stride, pad, Math.max(1, out), Math.max(1, out));
            if (out > 0 && BlockSweep.leavesNothingOut(shape)) {
                return shape;
            }
        }
    }

    private static Contraction plane(
            long height, long width, int kernel, int dilation, int stride, int pad, long outHeight, long outWidth) {
        return new Contraction(
                4, 2, height, width, 1, outHeight, outWidth, 1, kernel, kernel, stride, stride, pad, pad, dilation,
                dilation, true);
    }

    /** Places up to the last that the first so many outputs touch, one by one. */
    private static long lastOf(Contraction shape, long outputs) {
        long last = 0;
        for (long output = 0; output < outputs; output++) {
            last = Math.max(last, touched(shape, output, true));
        }
        return last;
    }

    /** Places before the first that the outputs after so many touch. */
    private static long firstOf(Contraction shape, long outputs) {
        long first = shape.batch() * shape.inputHeight() * shape.inputWidth();
        for (long output = outputs; output < shape.pixels(); output++) {
            first = Math.min(first, touched(shape, output, false));
        }
        return first;
    }

    /** The place behind the window of an output, or the one where it begins; padding lies at the border. */
    private static long touched(Contraction shape, long output, boolean end) {
        long image = output / (shape.outputHeight() * shape.outputWidth());
        long row = line(shape.rows(), output / shape.outputWidth() % shape.outputHeight(), end);
        long column = line(shape.columns(), output % shape.outputWidth(), end);
        long lines = end ? (row == 0 ? 0 : (row - 1) * shape.inputWidth() + column) : row * shape.inputWidth() + column;
        return image * shape.inputHeight() * shape.inputWidth() + lines;
    }

    private static long line(Axis axis, long output, boolean end) {
        long at = end ? axis.end(output + 1) : output * axis.stride() - axis.pad();
        return Math.max(0, Math.min(axis.size(), at));
    }
}
