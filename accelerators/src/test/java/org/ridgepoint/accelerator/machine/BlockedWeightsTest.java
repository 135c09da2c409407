package org.ridgepoint.accelerator.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.ridgepoint.accelerator.hardware.Chip;
import org.ridgepoint.accelerator.result.RunResult;
import org.ridgepoint.workload.graph.Graph;
import org.ridgepoint.workload.graph.GraphBuilder;
import org.ridgepoint.workload.graph.Tensor;
import org.ridgepoint.workload.op.Linear;
import org.ridgepoint.workload.op.Precision;
import org.ridgepoint.workload.op.TensorShape;

/** Products with 4-bit weights in blocks of 32, as MatMulNBits has them: a scale for each block moves with it. */
class BlockedWeightsTest {
    private static final Precision INT4 = Precision.find("int4").orElseThrow();
    private static final int BLOCK = 32;

    private static Graph product(long rows, long reduction, long width) {
        GraphBuilder graph = new GraphBuilder("blocked");
        TensorShape scales = TensorShape.of(width * reduction / BLOCK);
        Tensor x = graph.input("x", TensorShape.of(rows, reduction));
        Tensor w = graph.fixPrecision(graph.parameter("w", TensorShape.of(width, reduction)), INT4);
        Tensor s = graph.parameter("s", scales);
        graph.node("product", new Linear(width, false, List.of(scales)), List.of(x), List.of(w, s))
                .outputs()
                .forEach(graph::output);
        return graph.build();
    }

    private static long storedBytes(long reduction, long width) {
        return width * reduction / 2 + width * reduction / BLOCK;
    }

    @Test
    void inOneTileTheScalesAreReadOnceBesideTheirWeights() {
        Chip roomy = TestChip.systolic(32, 32).memory(1 << 20, 4 << 20).chip();
        SplittableRandom random = new SplittableRandom(14);
        for (int trial = 0; trial < 20; trial++) {
            long rows = 1 + random.nextInt(8);
            long reduction = BLOCK * (1 + random.nextInt(12));
            long width = 1 + random.nextInt(32);
            RunResult run = Replay.run(roomy, product(rows, reduction, width), 1);
            assertThat(run.dram().readBytes())
                    .as(
                            "%d x %d x %d: %s",
                            rows, reduction, width, run.layers().get(0).plan())
                    .isEqualTo(rows * reduction + storedBytes(reduction, width));
            assertThat(run.dram().writeBytes()).isEqualTo(rows * width);
        }
    }

    /** One row, in many tiles: each reads some of the input, which may have to come again, and no scale is lost between them. */
    @Test
    void ofWeightsThatGoThroughInTilesEachMovesWithItsScales() {
        Chip narrow =
                TestChip.systolic(8, 8).memory(4 << 10, 8 << 10).packets(256, 8).chip();
        RunResult run = Replay.run(narrow, product(1, 512, 96), 1);
        int tiles = Math.toIntExact(run.layers().get(0).tiles());
        assertThat(tiles).isGreaterThan(1);
        long input = run.dram().readBytes() - storedBytes(512, 96);
        assertThat(input).isBetween(512L, 512L * tiles);
        assertThat(input % 512).isZero();
    }
}
