package org.ridgepoint.accelerator.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.ridgepoint.accelerator.result.Verdict.Depthwise;
import org.ridgepoint.sim.account.CycleLedger;
import org.ridgepoint.sim.account.StallCause;

class VerdictTest {
    @Test
    void anArrayThatMultipliesAllTheTimeIsBoundByCompute() {
        Verdict verdict = run(Map.of(StallCause.USEFUL_MACS, 92L, StallCause.DRAM_BANDWIDTH, 8L));

        assertThat(verdict.bound()).isEqualTo("compute");
        assertThat(verdict.sentence())
                .isEqualTo("bound by compute: compute 92 % of the time, unused lanes 0 %, fill and drain 0 %,"
                        + " weight load 0 %, waiting 8 %");
    }

    @Test
    void ofTheWorkItselfHalfCountsForTwiceTheLanesLeaveTheOtherHalf() {
        assertThat(run(Map.of(StallCause.USEFUL_MACS, 60L, StallCause.BUS, 31L)).bound())
                .isEqualTo("bus");
        assertThat(run(Map.of(StallCause.USEFUL_MACS, 60L, StallCause.BUS, 29L)).bound())
                .isEqualTo("compute");
    }

    @Test
    void emptyLanesFillingAndWeightLoadAreVerdictsOfTheirOwn() {
        for (StallCause cause : List.of(StallCause.UNUSED_LANES, StallCause.FILL_DRAIN, StallCause.OPERAND_LOAD)) {
            Verdict verdict = run(Map.of(StallCause.USEFUL_MACS, 3L, cause, 60L, StallCause.BUS, 37L));

            assertThat(verdict.bound()).isEqualTo(cause.label());
            assertThat(verdict.sentence())
                    .startsWith("bound by " + cause.label() + ": " + cause.label() + " 60 % of the time, compute 3 %");
        }
    }

    @Test
    void bothWaitsForDramCountTogetherAndTheLargerIsNamed() {
        Map<StallCause, Long> waits =
                Map.of(StallCause.VECTOR_UNIT, 40L, StallCause.DRAM_BANDWIDTH, 25L, StallCause.DRAM_LATENCY, 35L);

        assertThat(run(waits).sentence())
                .isEqualTo("bound by DRAM latency: DRAM latency (row misses, bank groups, refresh, turnaround)"
                        + " 35 % of the time, DRAM bandwidth 25 %");
    }

    @Test
    void whatIsNoResourceSaysWhatItIsAndIsNotWaitedFor() {
        assertThat(run(Map.of(StallCause.USEFUL_MACS, 40L, StallCause.TAIL, 60L))
                        .sentence())
                .isEqualTo("bound by tail: tail (the last outputs on their way) 60 % of the time");
    }

    @Test
    void aLayerThatTookNoTimeIsBoundByNothing() {
        assertThat(Verdict.ofLayer(new CycleLedger(), false).sentence())
                .isEqualTo("bound by nothing: it was done while other layers took the time");
    }

    @Test
    void depthwiseLayersAreNamedWhereTheyTakeMoreTimeThanTheirWork() {
        CycleLedger ledger = ledger(Map.of(StallCause.UNUSED_LANES, 70L, StallCause.USEFUL_MACS, 30L));

        assertThat(Verdict.ofRun(ledger, new Depthwise(0.6, 0.05), 8).sentence())
                .endsWith("; depthwise layers take 60 % of the time for 5 % of the MACs");
        assertThat(Verdict.ofRun(ledger, new Depthwise(0.6, 0.7), 8).sentence()).contains("depthwise layers take 60 %");
        assertThat(Verdict.ofRun(ledger(Map.of(StallCause.BUS, 9L)), new Depthwise(0.6, 0.7), 8)
                        .sentence())
                .doesNotContain("depthwise");
        assertThat(Verdict.ofRun(ledger, Depthwise.NONE, 8).sentence()).doesNotContain("depthwise");
        assertThat(Verdict.ofLayer(ledger, true).sentence()).contains("a depthwise layer has one channel");
        assertThat(Verdict.ofLayer(ledger(Map.of(StallCause.BUS, 9L)), true).sentence())
                .doesNotContain("depthwise");
    }

    @Test
    void itNamesACauseOfTheLedgerAndPromisesNothing() {
        SplittableRandom random = new SplittableRandom(11);
        for (int trial = 0; trial < 2_000; trial++) {
            CycleLedger ledger = ledger(Map.of(StallCause.TAIL, 1L));
            for (StallCause cause : StallCause.values()) {
                ledger.charge(cause, random.nextInt(3) == 0 ? random.nextLong(1_000_000) : 0);
            }
            Depthwise depthwise = new Depthwise(random.nextDouble(), random.nextDouble());
            for (Verdict verdict :
                    List.of(Verdict.ofRun(ledger, depthwise, 8), Verdict.ofLayer(ledger, random.nextBoolean()))) {
                StallCause bound = StallCause.find(verdict.bound()).orElseThrow();
                assertThat(ledger.ticks(bound)).isPositive();
                assertThat(verdict.sentence())
                        .startsWith("bound by " + bound.label())
                        .doesNotContain("save", "at most");
                assertThat(percents(verdict))
                        .isNotEmpty()
                        .allSatisfy(percent -> assertThat(percent).isBetween(0, 100));
            }
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

    private static Verdict run(Map<StallCause, Long> ticks) {
        return Verdict.ofRun(ledger(ticks), Depthwise.NONE, 8);
    }

    private static CycleLedger ledger(Map<StallCause, Long> ticks) {
        CycleLedger ledger = new CycleLedger();
        ticks.forEach(ledger::charge);
        return ledger;
    }
}
