package org.ridgepoint.accelerator.sampling;

import java.util.ArrayList;
import java.util.List;
import org.ridgepoint.accelerator.mapping.NetworkPlan;

/**
 * A plan without most repetitions of what recurs in it.
 *
 * @param plan what the machine carries out, each layer all of itself
 * @param standsFor by layer of the whole plan, the layer of the short one that is it or stands for it
 * @param simulated by layer of the whole plan, whether it is in the short one itself
 * @param windows what is to be seen to settle
 */
public record ShortPlan(
        NetworkPlan plan, List<Integer> standsFor, List<Boolean> simulated, List<SampledWindows> windows) {
    public ShortPlan {
        standsFor = List.copyOf(standsFor);
        simulated = List.copyOf(simulated);
        windows = List.copyOf(windows);
    }

    /** By layer of the short plan, the layer of the whole one that it is. */
    public List<Integer> origins() {
        List<Integer> origins = new ArrayList<>();
        for (int layer = 0; layer < simulated.size(); layer++) {
            if (simulated.get(layer)) {
                origins.add(layer);
            }
        }
        return origins;
    }

    /**
     * Repetitions of a stretch that stand for those left out.
     *
     * @param stretch of the whole plan
     * @param first layer of the short plan with which the first of them begins
     * @param kept how many they are
     * @param leftOut how many they stand for, in turn
     */
    public record SampledWindows(Stretch stretch, int first, int kept, int leftOut) {
        /** The first layer of one of them, in the short plan; of the one after the last, the layer after them. */
        public int begin(int window) {
            return first + window * stretch.period();
        }

        /** How many repetitions that were left out one of them stands for. */
        public long standsFor(int window) {
            return leftOut / kept + (window < leftOut % kept ? 1 : 0);
        }
    }
}
