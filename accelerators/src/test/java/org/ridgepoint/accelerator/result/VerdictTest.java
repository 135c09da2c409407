package org.ridgepoint.accelerator.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.ridgepoint.sim.account.CycleLedger;
import org.ridgepoint.sim.account.StallCause;

class VerdictTest {
    @Test
    void anArrayThatMultipliesAllTheTimeGainsHalfFromTwiceTheMacs() {
        Verdict verdict = run(Map.of(StallCause.USEFUL_MACS, 92L, StallCause.DRAM_BANDWIDTH, 8L), 0.3);

        assertThat(verdict.bound()).isEqualTo("compute");
        assertThat(verdict.sentence())
                .isEqualTo("bound by compute: twice the MACs would save at most 46 %; useful MACs take 92 %, lanes left"
                        + " empty 0 %, filling and draining 0 %, waiting 8 %");
    }

    @Test
    void moreMacsHelpNoFurtherThanTheTransfersLet() {
        assertThat(run(Map.of(StallCause.USEFUL_MACS, 92L, StallCause.DRAM_BANDWIDTH, 8L), 0.9)
                        .sentence())
                .contains("twice the MACs would save at most 10 %");
    }

    @Test
    void emptyLanesAreTheArraysShapeAndNotAWishForMoreOfThem() {
        Verdict verdict = run(Map.of(StallCause.USEFUL_MACS, 5L, StallCause.UNUSED_LANES, 70L), 0.1);

        assertThat(verdict.bound()).isEqualTo("unused lanes");
        assertThat(verdict.sentence()).startsWith("bound by the array's shape: layers that fill its lanes would save");
    }

    @Test
    void fillingAndDrainingAreNamedWhereTheyTakeMost() {
        assertThat(run(Map.of(StallCause.USEFUL_MACS, 10L, StallCause.FILL_DRAIN, 83L), 0.1)
                        .sentence())
                .startsWith("bound by filling and draining the array: longer passes would save at most 89 %");
    }

    @Test
    void aSecondChannelLeavesTheArraysTimeAndHalfOfTheTransfers() {
        Map<StallCause, Long> waiting = Map.of(StallCause.USEFUL_MACS, 40L, StallCause.DRAM_BANDWIDTH, 60L);

        assertThat(run(waiting, 0.6).sentence())
                .isEqualTo("bound by DRAM bandwidth: a second channel would save at most 60 %");
        assertThat(run(waiting, 0.98).sentence()).endsWith("would save at most 51 %");
    }

    @Test
    void theLongestWaitIsNamedAndNotTheBus() {
        assertThat(run(Map.of(StallCause.USEFUL_MACS, 40L, StallCause.VECTOR_UNIT, 60L), 0.1)
                        .sentence())
                .isEqualTo("bound by vector unit: removing that wait would save at most 60 %");
    }

    @Test
    void nothingIsSavedThatWasNotSpentAndALayerPromisesNothing() {
        SplittableRandom random = new SplittableRandom(11);
        for (int trial = 0; trial < 2_000; trial++) {
            CycleLedger ledger = new CycleLedger();
            for (StallCause cause : StallCause.values()) {
                ledger.charge(cause, random.nextInt(3) == 0 ? random.nextLong(1_000_000) : 0);
            }
            for (int percent : percents(Verdict.ofRun(ledger, random.nextDouble(), 2, 8))) {
                assertThat(percent).isBetween(0, 100);
            }
            Verdict layer = Verdict.ofLayer(ledger);
            assertThat(layer.sentence()).doesNotContain("save");
            assertThat(percents(layer))
                    .isNotEmpty()
                    .allSatisfy(percent -> assertThat(percent).isBetween(0, 100));
        }
    }

    private static List<Integer> percents(Verdict verdict) {
        List<Integer> percents = new ArrayList<>();
        Matcher numbers = Pattern.compile("(-?\\d+) %").matcher(verdict.sentence());
        while (numbers.find()) {
            percents.add(Integer.parseInt(numbers.group(1)));
        }
        return percents;
    }

    private static Verdict run(Map<StallCause, Long> ticks, double moving) {
        CycleLedger ledger = new CycleLedger();
        ticks.forEach(ledger::charge);
        return Verdict.ofRun(ledger, moving, 1, 8);
    }
}
