package org.ridgepoint.accelerator.layer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Pieces of an operand sum to what is stored of it, whatever their sizes. */
class OperandBytesTest {
    @Test
    void elementsThatAreStoredEachTakeTheirBytes() {
        OperandBytes each = OperandBytes.each(16);

        assertThat(each.bytes(7, 100)).isEqualTo(200);
        assertThat(each.mostBytes(100)).isEqualTo(200);
        assertThat(each.roundingBytes()).isZero();
    }

    /** 4-bit weights in blocks of 32 with a scale of 16 bits each: 4.5 bits a weight. */
    @Test
    void scalesComeWithTheirWeights() {
        OperandBytes scaled = new OperandBytes(4, 16 + 2, 16);

        assertThat(scaled.bytes(0, 32)).isEqualTo(18);
        assertThat(scaled.bytes(32, 64)).isEqualTo(36);
    }

    @Test
    void piecesOfASharedOperandSumToItsBytes() {
        SplittableRandom random = new SplittableRandom(5);
        for (int trial = 0; trial < 500; trial++) {
            long nominal = 1 + random.nextInt(10_000);
            long stored = 1 + random.nextInt((int) nominal);
            OperandBytes operand = new OperandBytes(8, stored, nominal);
            long done = 0;
            long bytes = 0;
            while (done < nominal) {
                long count = Math.min(nominal - done, 1 + random.nextInt(500));
                long piece = operand.bytes(done, count);
                assertThat(piece).isBetween(0L, operand.mostBytes(count));
                bytes += piece;
                done += count;
            }
            assertThat(bytes).as("%s", operand).isEqualTo(stored);
        }
    }
}
