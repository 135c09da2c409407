package org.ridgepoint.experiment.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.ridgepoint.experiment.compare.Comparison.ComparedRun;
import org.ridgepoint.experiment.compare.RankCorrelations.Score;
import org.ridgepoint.experiment.sweep.Measure;
import org.ridgepoint.experiment.sweep.Outcome;

/** Do the coefficients say what can be counted by hand? */
class RankCorrelationsTest {
    @Test
    void fourChipsByHand() {
        // Peak orders a < b < c < d; found is a < c < b < d: one of six pairs is swapped, and two ranks differ by one.
        Score score = score(of("yolov3", 1, 10, 2, 30, 3, 20, 4, 40), "peak TOPS");

        assertThat(score.chips()).isEqualTo(4);
        assertThat(score.spearman().orElseThrow()).isCloseTo(1 - 6.0 * 2 / (4 * 15), within(1e-12));
        assertThat(score.kendall().orElseThrow()).isCloseTo((5.0 - 1) / 6, within(1e-12));
    }

    @Test
    void theOppositeOrderIsMinusOneAndNoOrderIsNoFigure() {
        Score opposite = score(of("yolov3", 1, 30, 2, 20, 3, 10), "peak TOPS");
        Score none = score(of("yolov3", 1, 30, 1, 20, 1, 10), "peak TOPS");

        assertThat(opposite.spearman()).contains(-1.0);
        assertThat(opposite.kendall()).contains(-1.0);
        assertThat(none.spearman()).isEmpty();
        assertThat(none.kendall()).isEmpty();
    }

    @Test
    void theReferenceNetworkPredictsTheOthersAndNotItself() {
        List<ComparedRun> cells = new ArrayList<>();
        double[] reference = {10, 20, 30};
        double[] other = {1, 3, 2};
        for (int i = 0; i < 3; i++) {
            cells.add(cell("chip" + i, "resnet50@224", 1, reference[i]));
            cells.add(cell("chip" + i, "yolov3", 1, other[i]));
        }
        Comparison comparison =
                new Comparison(List.of("chip0", "chip1", "chip2"), List.of("resnet50@224", "yolov3"), cells);

        List<Score> scores = RankCorrelations.of(comparison);

        assertThat(scores)
                .filteredOn(score -> score.predictor().equals("resnet50@224 throughput"))
                .singleElement()
                .satisfies(score -> {
                    assertThat(score.workload()).isEqualTo("yolov3");
                    assertThat(score.spearman().orElseThrow()).isCloseTo(0.5, within(1e-12));
                });
    }

    @Test
    void twoChipsAreTooFewAndAChipWithoutAResultIsLeftOut() {
        assertThat(RankCorrelations.of(of("yolov3", 1, 10, 2, 20))).isEmpty();
        List<ComparedRun> cells =
                new ArrayList<>(of("yolov3", 1, 10, 2, 20, 3, 30).cells());
        cells.add(new ComparedRun("broken", "yolov3", Optional.empty(), refused("too small")));
        Comparison comparison = new Comparison(List.of("c0", "c1", "c2", "broken"), List.of("yolov3"), cells);

        assertThat(score(comparison, "peak TOPS").chips()).isEqualTo(3);
        assertThat(ComparisonSheet.of(comparison)).contains("broken               too small");
    }

    private static Score score(Comparison comparison, String predictor) {
        return RankCorrelations.of(comparison).stream()
                .filter(score -> score.predictor().equals(predictor))
                .findFirst()
                .orElseThrow();
    }

    /** Pairs of peak TOPS and throughput, one for each chip. */
    private static Comparison of(String workload, double... pairs) {
        List<String> chips = new ArrayList<>();
        List<ComparedRun> cells = new ArrayList<>();
        for (int i = 0; i < pairs.length; i += 2) {
            chips.add("c" + i / 2);
            cells.add(cell("c" + i / 2, workload, pairs[i], pairs[i + 1]));
        }
        return new Comparison(chips, List.of(workload), cells);
    }

    private static ComparedRun cell(String chip, String workload, double peakTops, double throughput) {
        List<String> values = Measure.ALL.stream()
                .map(measure -> {
                    if (measure == Measure.PEAK_TOPS) {
                        return Double.toString(peakTops);
                    }
                    return measure == Measure.INFERENCES_PER_SECOND ? Double.toString(throughput) : "1";
                })
                .toList();
        return new ComparedRun(chip, workload, Optional.empty(), new Outcome(Outcome.Status.OK, values, ""));
    }

    private static Outcome refused(String reason) {
        return new Outcome(
                Outcome.Status.REFUSED, Measure.ALL.stream().map(measure -> "").toList(), reason);
    }
}
