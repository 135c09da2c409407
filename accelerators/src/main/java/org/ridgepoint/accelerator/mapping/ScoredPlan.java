package org.ridgepoint.accelerator.mapping;

import java.util.List;

/**
 * A way to place the tensors, the layers' plans under it, and what they cost.
 *
 * @param plan the places and plans
 * @param layerScores what each layer costs, all its repetitions together
 * @param score what all cost together
 * @param time what all take together
 */
record ScoredPlan(NetworkPlan plan, List<Double> layerScores, double score, StreamTime time) {
    ScoredPlan {
        layerScores = List.copyOf(layerScores);
    }

    /**
     * What layers take one after the other, about, in array cycles: weights come beside earlier layers, so that they cost time
     * only where DRAM is busy all along; tensors come and go beside the layer itself.
     */
    static final class StreamTime {
        private double layers;
        private double dram;
        private double draws;

        /** Adds a layer that runs so many times. */
        void add(Busy busy, int times) {
            layers += times * busy.longestWithWeightsThere();
            dram += times * busy.dram();
            draws += times * busy.draws();
        }

        double cycles() {
            return Math.max(layers, dram) + draws;
        }

        /** Of DRAM alone. */
        double dramCycles() {
            return dram;
        }
    }
}
