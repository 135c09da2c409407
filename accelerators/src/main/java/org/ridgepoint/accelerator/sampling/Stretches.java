package org.ridgepoint.accelerator.sampling;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.ridgepoint.accelerator.mapping.NetworkPlan;

/** Finds the stretches of a plan in which layers recur: those first in which most layers can be left out. */
public final class Stretches {
    /** Fewer repetitions are not worth it: some must be seen to agree, and the first and the last are always simulated. */
    public static final int LEAST_TIMES = 5;

    private static final int LONGEST_PERIOD = 1024;

    private Stretches() {}

    /** Stretches that have no layer in common, in order. */
    public static List<Stretch> of(NetworkPlan plan) {
        int layers = plan.network().layers().size();
        LayerLikeness likeness = new LayerLikeness(plan);
        List<Stretch> candidates = new ArrayList<>();
        for (int period = 1; period <= Math.min(LONGEST_PERIOD, layers / LEAST_TIMES); period++) {
            addAll(candidates, likeness, layers, period);
        }
        candidates.sort(Comparator.comparingInt(Stretches::savedLayers)
                .reversed()
                .thenComparingInt(Stretch::period)
                .thenComparingInt(Stretch::first));
        List<Stretch> chosen = new ArrayList<>();
        for (Stretch candidate : candidates) {
            if (chosen.stream()
                    .noneMatch(other -> candidate.first() < other.end() && other.first() < candidate.end())) {
                chosen.add(candidate);
            }
        }
        chosen.sort(Comparator.comparingInt(Stretch::first));
        return chosen;
    }

    private static int savedLayers(Stretch stretch) {
        return stretch.period() * (stretch.times() - LEAST_TIMES + 1);
    }

    private static void addAll(List<Stretch> candidates, LayerLikeness likeness, int layers, int period) {
        int begin = 0;
        for (int layer = 0; layer + period <= layers; layer++) {
            if (layer + period < layers && likeness.recurs(layer, period)) {
                continue;
            }
            int times = (layer - begin) / period + 1;
            if (times >= LEAST_TIMES) {
                candidates.add(new Stretch(begin, period, times));
            }
            begin = layer + 1;
        }
    }
}
