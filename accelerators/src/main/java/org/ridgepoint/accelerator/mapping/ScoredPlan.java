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
}
