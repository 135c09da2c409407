package org.ridgepoint.accelerator.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.ridgepoint.accelerator.layer.Readers;
import org.ridgepoint.accelerator.mapping.Place;

class OperandPartsTest {
    @Test
    void aPieceTakesOfEveryPartInProportion() {
        OperandParts parts = new OperandParts(List.of(part(Place.BULK, 100), part(Place.DRAM, 300)));
        assertThat(parts.part(0).place()).isEqualTo(Place.DRAM);
        assertThat(parts.take(40)).containsExactly(30, 10);
    }

    @Test
    void sharesSumToThePieceAndPiecesToTheParts() {
        SplittableRandom random = new SplittableRandom(7);
        for (int trial = 0; trial < 300; trial++) {
            List<OperandPart> made = new ArrayList<>();
            for (int i = 0; i <= random.nextInt(6); i++) {
                made.add(part(Place.values()[random.nextInt(3)], 1 + random.nextInt(5_000)));
            }
            OperandParts parts = new OperandParts(made);
            long left = made.stream().mapToLong(OperandPart::bytes).sum();
            long[] taken = new long[parts.count()];
            while (left > 0) {
                long piece = Math.min(left, 1 + random.nextInt(700));
                long[] shares = parts.take(piece);
                assertThat(Arrays.stream(shares).sum()).isEqualTo(piece);
                Arrays.setAll(taken, i -> taken[i] + shares[i]);
                left -= piece;
            }
            for (int i = 0; i < taken.length; i++) {
                assertThat(taken[i]).isEqualTo(parts.part(i).bytes());
            }
        }
    }

    private static OperandPart part(Place place, long bytes) {
        return new OperandPart(place, 0, bytes, Optional.empty(), 0, 1, Readers.ONE, 0);
    }
}
