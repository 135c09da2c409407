package org.ridgepoint.accelerator.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.ridgepoint.accelerator.mapping.LayerPlan.Cost;
import org.ridgepoint.accelerator.mapping.LayerPlan.Needs;

/** The front against a list of all the plans that were weighed. */
class PlanFrontTest {
    private static final Comparator<LayerPlan> CHEAPEST_THEN_SMALLEST = Comparator.<LayerPlan>comparingDouble(
                    plan -> plan.cost().score())
            .thenComparingLong(plan -> plan.needs().localBytes())
            .thenComparingLong(plan -> plan.needs().bulkBytes());

    private final SplittableRandom random = new SplittableRandom(5);

    @Test
    void theBestOfTheFrontIsTheBestOfAllForWhateverRoom() {
        for (int trial = 0; trial < 200; trial++) {
            List<LayerPlan> all = new ArrayList<>();
            PlanFront front = frontOf(all);
            for (long room = 0; room < 100; room++) {
                long local = room / 10;
                long bulk = room % 10;
                assertThat(front.best(local, bulk)).isEqualTo(best(all, local, bulk));
            }
        }
    }

    @Test
    void noneOfItsPlansIsBothCheaperAndSmallerThanAnother() {
        for (int trial = 0; trial < 200; trial++) {
            List<LayerPlan> kept = frontOf(new ArrayList<>())
                    .ranked(Long.MAX_VALUE, Long.MAX_VALUE)
                    .toList();
            assertThat(kept).isSortedAccordingTo(CHEAPEST_THEN_SMALLEST);
            for (LayerPlan plan : kept) {
                assertThat(kept).filteredOn(other -> dominates(other, plan)).containsExactly(plan);
            }
        }
    }

    private PlanFront frontOf(List<LayerPlan> all) {
        PlanFront front = new PlanFront();
        for (int i = random.nextInt(80); i > 0; i--) {
            LayerPlan plan = plan(random.nextInt(12), random.nextInt(10), random.nextInt(10));
            all.add(plan);
            if (!front.dominates(plan.cost().score(), plan.needs())) {
                front.add(plan);
            }
        }
        return front;
    }

    private static Optional<LayerPlan> best(List<LayerPlan> plans, long localBytes, long bulkBytes) {
        return plans.stream()
                .filter(plan ->
                        plan.needs().localBytes() <= localBytes && plan.needs().bulkBytes() <= bulkBytes)
                .min(CHEAPEST_THEN_SMALLEST);
    }

    private static boolean dominates(LayerPlan a, LayerPlan b) {
        return a.cost().score() <= b.cost().score()
                && a.needs().localBytes() <= b.needs().localBytes()
                && a.needs().bulkBytes() <= b.needs().bulkBytes();
    }

    private static LayerPlan plan(double score, long localBytes, long bulkBytes) {
        Needs needs = new Needs(localBytes, bulkBytes);
        return new LayerPlan(
                new LayerPlan.Choice(null, LayerPlan.Order.PIXEL_SLABS, 1, Hold.NONE, Hold.NONE),
                false,
                needs,
                new Cost(1, 1, 1, new Busy(1, 0, 0, 0, 0, 0), score, score));
    }
}
