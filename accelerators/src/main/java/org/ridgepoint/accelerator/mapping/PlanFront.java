package org.ridgepoint.accelerator.mapping;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Plans of one layer of which none is both cheaper and smaller than another, the cheapest first; those that cost the same
 * by the local and then the bulk SRAM they need.
 */
final class PlanFront {
    private LayerPlan[] plans = new LayerPlan[16];
    private double[] scores = new double[16];
    private long[] localBytes = new long[16];
    private long[] bulkBytes = new long[16];
    private int size;

    /** Adds a plan that no other dominates, and drops those that it dominates. */
    void add(LayerPlan plan) {
        double score = plan.cost().score();
        LayerPlan.Needs needs = plan.needs();
        int place = place(score, needs);
        dropDominated(place, needs);
        insert(place, plan);
    }

    /** Whether some plan is no dearer and no larger than this. */
    boolean dominates(double score, LayerPlan.Needs needs) {
        long local = needs.localBytes();
        long bulk = needs.bulkBytes();
        for (int i = 0; i < size && scores[i] <= score; i++) {
            if (localBytes[i] <= local && bulkBytes[i] <= bulk) {
                return true;
            }
        }
        return false;
    }

    /** What the cheapest plan scores; beyond any number where there is none. */
    double leastScore() {
        return size == 0 ? Double.POSITIVE_INFINITY : scores[0];
    }

    /** The cheapest plan for so much room, the smaller one where two cost the same. */
    Optional<LayerPlan> best(long localRoom, long bulkRoom) {
        return ranked(localRoom, bulkRoom).findFirst();
    }

    /** The plans for so much room, the cheapest first. */
    Stream<LayerPlan> ranked(long localRoom, long bulkRoom) {
        return IntStream.range(0, size)
                .filter(i -> localBytes[i] <= localRoom && bulkBytes[i] <= bulkRoom)
                .mapToObj(i -> plans[i]);
    }

    /** Where a plan of this score and these needs belongs. */
    private int place(double score, LayerPlan.Needs needs) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (isBefore(middle, score, needs)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private boolean isBefore(int i, double score, LayerPlan.Needs needs) {
        if (scores[i] != score) {
            return scores[i] < score;
        }
        return localBytes[i] != needs.localBytes()
                ? localBytes[i] < needs.localBytes()
                : bulkBytes[i] <= needs.bulkBytes();
    }

    private void dropDominated(int from, LayerPlan.Needs needs) {
        int kept = from;
        for (int i = from; i < size; i++) {
            if (localBytes[i] < needs.localBytes() || bulkBytes[i] < needs.bulkBytes()) {
                if (kept < i) {
                    set(kept, plans[i]);
                }
                kept++;
            }
        }
        Arrays.fill(plans, kept, size, null);
        size = kept;
    }

    private void insert(int place, LayerPlan plan) {
        if (size == plans.length) {
            resize(2 * size);
        }
        int behind = size - place;
        System.arraycopy(plans, place, plans, place + 1, behind);
        System.arraycopy(scores, place, scores, place + 1, behind);
        System.arraycopy(localBytes, place, localBytes, place + 1, behind);
        System.arraycopy(bulkBytes, place, bulkBytes, place + 1, behind);
        set(place, plan);
        size++;
    }

    private void resize(int places) {
        plans = Arrays.copyOf(plans, places);
        scores = Arrays.copyOf(scores, places);
        localBytes = Arrays.copyOf(localBytes, places);
        bulkBytes = Arrays.copyOf(bulkBytes, places);
    }

    private void set(int i, LayerPlan plan) {
        plans[i] = plan;
        scores[i] = plan.cost().score();
        localBytes[i] = plan.needs().localBytes();
        bulkBytes[i] = plan.needs().bulkBytes();
    }
}
