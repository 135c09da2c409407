package org.ridgepoint.accelerator.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.ridgepoint.accelerator.layer.BatchNetworks;
import org.ridgepoint.accelerator.layer.LayerFusion;
import org.ridgepoint.accelerator.layer.LayerNetwork;
import org.ridgepoint.accelerator.layer.Lifetimes;
import org.ridgepoint.accelerator.layer.MappedTensor;
import org.ridgepoint.workload.graph.Layers;
import org.ridgepoint.workload.graph.Tensor;
import org.ridgepoint.workload.op.Precision;
import org.ridgepoint.workload.op.Window;

/** The search against every schedule there is. */
class SliceSearchTest {
    private static final int BATCH = 8;
    private static final List<Integer> SIZES = List.of(8, 4, 2);

    private final ChipView chip = Views.of(1 << 10, 1 << 10);
    private final BatchNetworks networks = new BatchNetworks(BATCH, images -> Optional.of(network(images)));
    private final LayerNetwork whole = networks.whole();
    private final Lifetimes lifetimes = new Lifetimes(whole);
    private final int layers = whole.layers().size();

    @Test
    void noScheduleThatEndsInASizeCostsLessThanTheOneThatIsFound() {
        SplittableRandom random = new SplittableRandom(53);
        for (int trial = 0; trial < 100; trial++) {
            List<ScoredPlan> plans =
                    SIZES.stream().map(images -> scored(images, random)).toList();
            List<Schedule> found = new SliceSearch(networks, chip, SIZES, plans).schedules();

            assertThat(found).hasSameSizeAs(SIZES);
            for (int last = 0; last < SIZES.size(); last++) {
                assertThat(found.get(last).images(layers - 1)).isEqualTo(SIZES.get(last));
                assertThat(cost(sizes(found.get(last)), plans)).isEqualTo(least(last, plans));
            }
        }
    }

    @Test
    void aTensorThatLeavesTheChipBetweenSegmentsCostsItsDramTime() {
        ScoredPlan inDram = plan(8, List.of(10.0, 10.0, 10.0, 10.0), Place.DRAM);
        ScoredPlan onChip = plan(4, List.of(1.0, 100.0, 100.0, 100.0), Place.BULK);
        long bytes = whole.layers().get(0).output().bytes();

        List<Schedule> found = new SliceSearch(networks, chip, List.of(8, 4), List.of(inDram, onChip)).schedules();

        assertThat(bytes).isGreaterThan(9);
        assertThat(found.get(0)).isEqualTo(Schedule.whole(BATCH, layers));
    }

    @Test
    void sizesThatTheLastLayersCannotRunAtEndNoSchedule() {
        BatchNetworks indivisible =
                new BatchNetworks(BATCH, images -> images == 4 ? Optional.empty() : Optional.of(network(images)));
        List<ScoredPlan> plans = List.of(
                plan(8, List.of(1.0, 1.0, 1.0, 1.0), Place.DRAM), plan(8, List.of(0.0, 0.0, 0.0, 0.0), Place.DRAM));

        assertThat(new SliceSearch(indivisible, chip, List.of(8, 4), plans).schedules())
                .containsExactly(Schedule.whole(BATCH, layers));
    }

    private double least(int last, List<ScoredPlan> plans) {
        return schedules(layers, last).stream()
                .mapToDouble(sizes -> cost(sizes, plans))
                .min()
                .orElseThrow();
    }

    /** Every way to run so many layers of which the last has a size and none a smaller one than the layer before. */
    private static List<List<Integer>> schedules(int layers, int last) {
        if (layers == 1) {
            return List.of(List.of(last));
        }
        List<List<Integer>> schedules = new ArrayList<>();
        for (int before = last; before < SIZES.size(); before++) {
            for (List<Integer> earlier : schedules(layers - 1, before)) {
                List<Integer> sizes = new ArrayList<>(earlier);
                sizes.add(last);
                schedules.add(sizes);
            }
        }
        return schedules;
    }

    private List<Integer> sizes(Schedule schedule) {
        List<Integer> sizes = new ArrayList<>();
        for (int layer = 0; layer < layers; layer++) {
            sizes.add(SIZES.indexOf(schedule.images(layer)));
        }
        return sizes;
    }

    /** Layer by layer: its score, and the DRAM time of what was on chip before it and is not for it. */
    private double cost(List<Integer> sizes, List<ScoredPlan> plans) {
        double cost = plans.get(sizes.get(0)).layerScores().get(0);
        for (int layer = 1; layer < layers; layer++) {
            cost += plans.get(sizes.get(layer)).layerScores().get(layer);
            for (MappedTensor tensor : whole.tensors()) {
                boolean crosses =
                        !tensor.given() && lifetimes.born(tensor) < layer && lifetimes.lastUse(tensor) >= layer;
                Place before = plans.get(sizes.get(layer - 1)).plan().place(tensor);
                Place after = plans.get(sizes.get(layer)).plan().place(tensor);
                if (crosses && before != Place.DRAM && after == Place.DRAM) {
                    cost += 0.5 * tensor.bytes() + 0.25 * tensor.bytes();
                }
            }
        }
        return cost;
    }

    private ScoredPlan scored(int images, SplittableRandom random) {
        List<Double> scores = new ArrayList<>();
        for (int layer = 0; layer < layers; layer++) {
            scores.add((double) random.nextInt(4000));
        }
        Map<Integer, Place> places = new HashMap<>();
        whole.tensors().forEach(tensor -> places.put(tensor.id(), Place.values()[random.nextInt(3)]));
        return plan(images, scores, places);
    }

    private ScoredPlan plan(int images, List<Double> scores, Place place) {
        Map<Integer, Place> places = new HashMap<>();
        whole.tensors().forEach(tensor -> places.put(tensor.id(), place));
        return plan(images, scores, places);
    }

    private ScoredPlan plan(int images, List<Double> scores, Map<Integer, Place> places) {
        List<Long> room = Collections.nCopies(layers, 0L);
        NetworkPlan plan = new NetworkPlan(
                network(images), places, Collections.nCopies(layers, Optional.<LayerPlan>empty()), room, room, room);
        double score = scores.stream().mapToDouble(Double::doubleValue).sum();
        return new ScoredPlan(plan, scores, score, new ScoredPlan.StreamTime());
    }

    /** Four convolutions of which the last adds what the first made. */
    private static LayerNetwork network(int images) {
        Layers net = new Layers("net");
        Tensor first = net.relu(net.biasedConv(net.input("image", images, 4, 4, 4), 8, Window.square(3, 1, 1)));
        Tensor second = net.relu(net.biasedConv(first, 8, Window.square(3, 1, 1)));
        Tensor third = net.relu(net.biasedConv(second, 8, Window.square(3, 1, 1)));
        Tensor last = net.add(net.biasedConv(third, 8, Window.square(3, 1, 1)), first);
        return LayerFusion.fuse(net.finish(last), Precision.INT8, Set.of(), kind -> true, shape -> false, 0);
    }

    @Test
    void ofWaysThatCostTheSameTheOneOfFewestSegmentsIsFound() {
        List<ScoredPlan> alike = SIZES.stream()
                .map(images -> plan(images, Collections.nCopies(layers, 1.0), Place.BULK))
                .toList();

        assertThat(new SliceSearch(networks, chip, SIZES, alike).schedules())
                .allSatisfy(schedule -> assertThat(schedule.segments()).hasSize(1));
    }
}
