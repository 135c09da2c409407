package org.ridgepoint.accelerator.layer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ProductOutputTest {
    @Test
    void sumsThatBecomeAnElementEachRoundUpToBytesBlockByBlock() {
        ProductOutput output = new ProductOutput(10, 5, 4);
        assertThat(output.bytes(0, 3)).isEqualTo(2);
        assertThat(output.bytes(3, 3)).isEqualTo(2);
        assertThat(output.mostBytes(3)).isEqualTo(2);
    }

    @Test
    void allOfTheOutputIsWrittenAndNoBlockIsLargerThanItsRoom() {
        SplittableRandom random = new SplittableRandom(5);
        for (int trial = 0; trial < 1_000; trial++) {
            long sums = 1 + random.nextLong(1_000_000_000L);
            ProductOutput output = new ProductOutput(sums, 1 + random.nextLong(4_000_000_000L), 8);
            long block = 1 + random.nextLong(sums);
            long written = 0;
            for (long before = 0; before < sums && sums / block < 1_000; before += block) {
                long bytes = output.bytes(before, Math.min(block, sums - before));
                assertThat(bytes).isBetween(0L, output.mostBytes(block));
                written += bytes;
            }
            assertThat(written).isIn(0L, output.bytes());
        }
    }
}
