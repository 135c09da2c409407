package org.ridgepoint.accelerator.mapping;

import java.util.ArrayList;
import java.util.List;
import org.ridgepoint.accelerator.layer.BatchNetworks;
import org.ridgepoint.accelerator.layer.Lifetimes;
import org.ridgepoint.accelerator.layer.MappedTensor;
import org.ridgepoint.accelerator.mapping.Schedule.Segment;

/**
 * Puts schedules together from what the layers cost in slices of each size, by dynamic programming over the layers.
 *
 * <p>A tensor that one segment makes and a later one reads is held for the later one's slice. Where the plan for slices of
 * that size keeps it in DRAM and the plan for smaller ones does not, writing it counts on top.
 */
final class SliceSearch {
    private final BatchNetworks networks;
    private final ChipView chip;
    private final List<Integer> sizes;
    private final List<ScoredPlan> plans;
    private final Lifetimes lifetimes;
    private final double[][] costs;
    private final int[][] cameFrom;

    /**
     * A search.
     *
     * @param sizes of slices, the largest first
     * @param plans of the network in slices of each size
     */
    SliceSearch(BatchNetworks networks, ChipView chip, List<Integer> sizes, List<ScoredPlan> plans) {
        this.networks = networks;
        this.chip = chip;
        this.sizes = sizes;
        this.plans = plans;
        this.lifetimes = new Lifetimes(networks.whole());
        int layers = networks.whole().layers().size();
        this.costs = new double[layers][sizes.size()];
        this.cameFrom = new int[layers][sizes.size()];
        for (int layer = 0; layer < layers; layer++) {
            List<MappedTensor> kept = keptInto(layer);
            for (int size = 0; size < sizes.size(); size++) {
                reach(layer, size, kept);
            }
        }
    }

    /** For each size that the last layers can run at, the schedule that costs least by this reckoning. */
    List<Schedule> schedules() {
        List<Schedule> schedules = new ArrayList<>();
        int last = costs.length - 1;
        for (int size = 0; size < sizes.size(); size++) {
            if (costs[last][size] < Double.MAX_VALUE) {
                schedules.add(back(size));
            }
        }
        return schedules;
    }

    /** The cheapest way to run a layer for slices of a size: the layer before it had the same or smaller ones. */
    private void reach(int layer, int size, List<MappedTensor> kept) {
        costs[layer][size] = Double.MAX_VALUE;
        if (layer >= networks.divisibleLayers(sizes.get(size))) {
            return;
        }
        double own = plans.get(size).layerScores().get(layer);
        if (layer == 0) {
            costs[layer][size] = own;
            cameFrom[layer][size] = size;
            return;
        }
        for (int before = size; before < sizes.size(); before++) {
            double cost = costs[layer - 1][before] + own + spilled(kept, before, size);
            if (cost < costs[layer][size]) {
                costs[layer][size] = cost;
                cameFrom[layer][size] = before;
            }
        }
    }

    /** Tensors that layers before this one made, and it or later ones read. */
    private List<MappedTensor> keptInto(int layer) {
        return networks.whole().tensors().stream()
                .filter(tensor -> !tensor.given() && lifetimes.born(tensor) < layer)
                .filter(tensor -> lifetimes.lastUse(tensor) >= layer)
                .toList();
    }

    private double spilled(List<MappedTensor> kept, int before, int size) {
        return kept.stream()
                .filter(tensor -> plans.get(size).plan().place(tensor) == Place.DRAM)
                .filter(tensor -> plans.get(before).plan().place(tensor) != Place.DRAM)
                .mapToDouble(tensor -> PlanCosting.dramScore(tensor.bytes(), chip))
                .sum();
    }

    private Schedule back(int lastSize) {
        List<Segment> segments = new ArrayList<>();
        int size = lastSize;
        int end = costs.length;
        for (int layer = costs.length - 1; layer >= 0; layer--) {
            int before = cameFrom[layer][size];
            if (layer == 0 || before != size) {
                segments.add(0, new Segment(layer, end, sizes.get(size)));
                end = layer;
            }
            size = before;
        }
        return new Schedule(networks.batch(), segments);
    }
}
