package org.ridgepoint.experiment.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.ridgepoint.experiment.sweep.Outcome.Status;
import org.ridgepoint.experiment.sweep.SweepResult.PointResult;
import org.ridgepoint.experiment.sweep.grid.Point;

class ParetoFrontTest {
    private static final List<Measure> COSTS =
            List.of(Measure.JOULES_PER_INFERENCE, Measure.MULTIPLIERS, Measure.SRAM_BYTES, Measure.DRAM_PINS);

    @Test
    void aPointThatIsWorseInOneAndBetterInNoneIsBeaten() {
        PointResult good = row(1, 100, 5, 64, 1024, 32);
        PointResult dearer = row(2, 100, 5, 64, 2048, 32);
        PointResult faster = row(3, 101, 6, 64, 2048, 32);

        assertThat(ParetoFront.of(List.of(dearer, good, faster))).containsExactlyInAnyOrder(good, faster);
    }

    @Test
    void equalPointsAreBothOnTheFront() {
        PointResult one = row(1, 100, 5, 64, 1024, 32);
        PointResult twin = row(2, 100, 5, 64, 1024, 32);

        assertThat(ParetoFront.of(List.of(one, twin))).containsExactlyInAnyOrder(one, twin);
    }

    @Test
    void areaCountsWhereItIsKnownOfAll() {
        PointResult small = area(row(1, 100, 5, 64, 1024, 32), "10");
        PointResult large = area(row(2, 100, 5, 64, 1024, 32), "11");
        PointResult unknown = area(row(3, 100, 5, 64, 1024, 32), "");

        assertThat(ParetoFront.of(List.of(small, large))).containsExactly(small);
        assertThat(ParetoFront.of(List.of(small, large, unknown))).hasSize(3);
    }

    @Test
    void theFrontIsWhatNoOtherPointBeats() {
        SplittableRandom random = new SplittableRandom(11);
        List<PointResult> rows = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            rows.add(row(
                    i + 1,
                    random.nextInt(1, 9),
                    random.nextInt(1, 9),
                    random.nextInt(1, 4),
                    random.nextInt(1, 5),
                    random.nextInt(1, 4)));
        }

        List<PointResult> unbeaten = rows.stream()
                .filter(row -> rows.stream().noneMatch(other -> beats(other, row)))
                .toList();
        assertThat(ParetoFront.of(rows)).containsExactlyInAnyOrderElementsOf(unbeaten);
    }

    @Test
    void energyWithoutTheDramsPinsBeatsNone() {
        PointResult pinned = row(1, 100, 5, 64, 1024, 32);
        PointResult cheaperWithout = without(row(2, 100, 4, 64, 1024, 32));
        PointResult dearerWithout = without(row(3, 100, 6, 64, 1024, 32));

        assertThat(ParetoFront.of(List.of(pinned, cheaperWithout, dearerWithout)))
                .containsExactlyInAnyOrder(pinned, cheaperWithout);
        List<PointResult> both = List.of(pinned, cheaperWithout);
        assertThat(EnergyRank.comparable(Measure.JOULES_PER_INFERENCE, both, PointResult::outcome))
                .containsExactly(pinned);
        assertThat(EnergyRank.comparable(Measure.INFERENCES_PER_SECOND, both, PointResult::outcome))
                .isEqualTo(both);
        assertThat(EnergyRank.comparable(Measure.JOULES_PER_INFERENCE, List.of(cheaperWithout), PointResult::outcome))
                .containsExactly(cheaperWithout);
    }

    private static PointResult without(PointResult row) {
        return with(row, "dramEnergyHoldsPins", "false");
    }

    private static PointResult area(PointResult row, String mm2) {
        return with(row, "areaMm2", mm2);
    }

    private static PointResult with(PointResult row, String measure, String value) {
        List<String> values = new ArrayList<>(row.outcome().values());
        values.set(Measure.ALL.indexOf(Measure.named(measure)), value);
        return new PointResult(row.point(), new Outcome(Status.OK, values, ""));
    }

    private static boolean beats(PointResult one, PointResult other) {
        boolean asGood = one.outcome().number(Measure.INFERENCES_PER_SECOND)
                        >= other.outcome().number(Measure.INFERENCES_PER_SECOND)
                && COSTS.stream()
                        .allMatch(cost ->
                                one.outcome().number(cost) <= other.outcome().number(cost));
        boolean same = one.outcome().number(Measure.INFERENCES_PER_SECOND)
                        == other.outcome().number(Measure.INFERENCES_PER_SECOND)
                && COSTS.stream()
                        .allMatch(cost ->
                                one.outcome().number(cost) == other.outcome().number(cost));
        return asGood && !same;
    }

    private static PointResult row(int number, double throughput, double joules, long macs, long sram, long pins) {
        Map<Measure, String> known = Map.of(
                Measure.INFERENCES_PER_SECOND,
                Double.toString(throughput),
                Measure.JOULES_PER_INFERENCE,
                Double.toString(joules),
                Measure.MULTIPLIERS,
                Long.toString(macs),
                Measure.SRAM_BYTES,
                Long.toString(sram),
                Measure.DRAM_PINS,
                Long.toString(pins),
                Measure.named("dramEnergyHoldsPins"),
                "true");
        List<String> values = Measure.ALL.stream()
                .map(measure -> known.getOrDefault(measure, "0"))
                .toList();
        return new PointResult(
                new Point(number, Map.of("n", Integer.toString(number))), new Outcome(Status.OK, values, ""));
    }
}
