package org.ridgepoint.accelerator.mapping;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Plans of one layer of which none is both cheaper and smaller than another. */
final class PlanFront {
    private final List<LayerPlan> plans = new ArrayList<>();

    /** Adds a plan that no other dominates, and drops those that it dominates. */
    void add(LayerPlan plan) {
        plans.removeIf(other -> dominates(plan, other));
        plans.add(plan);
    }

    /** Whether some plan is no dearer and no larger than this. */
    boolean dominates(double score, LayerPlan.Needs needs) {
        for (int i = plans.size() - 1; i >= 0; i--) {
            LayerPlan plan = plans.get(i);
            if (plan.cost().score() <= score
                    && plan.needs().localBytes() <= needs.localBytes()
                    && plan.needs().bulkBytes() <= needs.bulkBytes()) {
                return true;
            }
        }
        return false;
    }

    /** The cheapest plan for so much room, the smaller one where two cost the same. */
    Optional<LayerPlan> best(long localBytes, long bulkBytes) {
        return ranked(localBytes, bulkBytes).findFirst();
    }

    /** The plans for so much room, the cheapest first. */
    Stream<LayerPlan> ranked(long localBytes, long bulkBytes) {
        return plans.stream()
                .filter(plan ->
                        plan.needs().localBytes() <= localBytes && plan.needs().bulkBytes() <= bulkBytes)
                .sorted(Comparator.<LayerPlan>comparingDouble(
                                plan -> plan.cost().score())
                        .thenComparingLong(plan -> plan.needs().localBytes())
                        .thenComparingLong(plan -> plan.needs().bulkBytes()));
    }

    private static boolean dominates(LayerPlan a, LayerPlan b) {
        return a.cost().score() <= b.cost().score()
                && a.needs().localBytes() <= b.needs().localBytes()
                && a.needs().bulkBytes() <= b.needs().bulkBytes();
    }
}
