package org.ridgepoint.accelerator.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.ridgepoint.accelerator.layer.Layer;
import org.ridgepoint.accelerator.layer.LayerFusion;
import org.ridgepoint.accelerator.layer.LayerNetwork;
import org.ridgepoint.accelerator.layer.MappedTensor;
import org.ridgepoint.workload.graph.Layers;
import org.ridgepoint.workload.graph.Tensor;
import org.ridgepoint.workload.op.Precision;
import org.ridgepoint.workload.op.Window;

/** Scores and places of small networks, by hand; DRAM moves 2 B a cycle, a channel of it 1, the link 8. */
class MapperScoreTest {
    private static final double EXACT = 1e-9;
    private static final Window HALF = Window.square(2, 2, 0);

    private static LayerNetwork fused(Layers net, Tensor output) {
        return LayerFusion.fuse(net.finish(output), Precision.INT8, Set.of(), kind -> true, shape -> false, 0);
    }

    /** 16 rows of 64 inputs to 32 and on to 24: 512 B lie between two products. */
    private static LayerNetwork products() {
        Layers net = new Layers("products");
        return fused(net, net.plainLinear(net.plainLinear(net.input("a", 16, 64), 32), 24));
    }

    /** 16 channels of 10 x 10 pixels between two convolutions. */
    private static LayerNetwork convolutions() {
        Layers net = new Layers("convolutions");
        Window same = Window.square(3, 1, 1);
        return fused(net, net.conv(net.conv(net.input("image", 1, 8, 10, 10), 16, same), 24, same));
    }

    /** A pooling between two convolutions. */
    private static LayerNetwork pooled() {
        Layers net = new Layers("pooled");
        Tensor first = net.maxPool(net.conv(net.input("a", 1, 4, 16, 16), 8, Window.square(1, 1, 0)), HALF);
        return fused(net, net.conv(first, 8, Window.square(1, 1, 0)));
    }

    /** 4 images of 8 x 8 to as many of 4 x 4. */
    private static LayerNetwork pool() {
        Layers net = new Layers("pool");
        return fused(net, net.maxPool(net.input("image", 1, 4, 8, 8), HALF));
    }

    @Test
    void aLayerOfTheVectorUnitTakesItsBytesTimeOrItsOperationsAndThrift() {
        LayerNetwork network = pool();
        double dram = (256 + 64) / 2.0;
        double vector = network.layers().get(0).vectorOperations() / 4.0;
        ScoredPlan plan = new Mapper(network, Views.of(1 << 10, 4 << 10)).map();

        assertThat(vector).isBetween(1.0, dram);
        assertThat(plan.score()).isCloseTo(dram + 0.25 * (256 + 64), within(EXACT));
        assertThat(plan.layerScores()).containsExactly(plan.score());
        assertThat(plan.time().dramCycles()).isEqualTo(dram);
    }

    /** 2048 B come from where a convolution left them and 512 B go where the next finds them, by the link or by DRAM, too. */
    @Test
    void betweenProductsAPoolingTakesTheTimeOfTheMemoriesThatItUses() {
        LayerNetwork network = pooled();
        Layer pool = network.layers().get(1);
        MappedTensor read = pool.inputs().get(0).tensor();
        Set<List<Place>> seen = new HashSet<>();
        for (ScoredPlan each : new Mapper(network, Views.of(16 << 10, 16 << 10)).mapEach()) {
            Place from = each.plan().place(read);
            Place to = each.plan().place(pool.output());
            double dram = (from == Place.DRAM ? 2048 : 0) + (to == Place.DRAM ? 512 : 0);
            double link = Math.max(from == Place.LOCAL ? 0 : 2048, to == Place.LOCAL ? 0 : 512);
            double longest = Math.max(pool.vectorOperations() / 4.0, Math.max(dram / 2, link / 8));

            assertThat(each.layerScores().get(1)).isCloseTo(longest + 0.25 * dram, within(EXACT));
            assertThat(each.score()).isCloseTo(sum(each.layerScores()), within(EXACT));
            seen.add(List.of(from, to));
        }
        assertThat(seen).hasSizeGreaterThan(3);
    }

    @Test
    void aRepeatedLayerScoresAsOftenAsItRuns() {
        for (LayerNetwork once : List.of(products(), pooled(), pool())) {
            int layers = once.layers().size();
            LayerNetwork thrice = new LayerNetwork(
                    once.name(), once.layers(), once.tensors(), once.parameterBytes(), Collections.nCopies(layers, 3));
            ScoredPlan single = new Mapper(once, Views.of(2 << 10, 4 << 10)).map();
            ScoredPlan triple = new Mapper(thrice, Views.of(2 << 10, 4 << 10)).map();

            assertThat(triple.plan().choice()).isEqualTo(single.plan().choice());
            for (int layer = 0; layer < layers; layer++) {
                assertThat(triple.layerScores().get(layer))
                        .isCloseTo(3 * single.layerScores().get(layer), within(EXACT));
            }
            assertThat(triple.time().cycles()).isCloseTo(3 * single.time().cycles(), within(EXACT));
        }
    }

    @Test
    void thePlanScoresLeastOfAllPlaces() {
        for (LayerNetwork network : List.of(products(), convolutions(), pooled())) {
            for (long bulkBytes : new long[] {1 << 10, 4 << 10, 64 << 10}) {
                ChipView chip = Views.of(4 << 10, bulkBytes);
                List<ScoredPlan> each = new Mapper(network, chip).mapEach();

                assertThat(each).extracting(plan -> plan.plan().places()).doesNotHaveDuplicates();
                assertThat(each.size()).isGreaterThan(1);
                assertThat(new Mapper(network, chip).map().score())
                        .isEqualTo(each.stream()
                                .mapToDouble(ScoredPlan::score)
                                .min()
                                .orElseThrow());
            }
        }
    }

    @Test
    void moreOfEitherMemoryNeverScoresWorse() {
        Mapper mapper = new Mapper(products(), Views.of(8 << 10, 16 << 10));
        for (long local = 1 << 10; local <= 4 << 10; local *= 2) {
            for (long bulk = 1 << 10; bulk <= 8 << 10; bulk *= 2) {
                double score = score(mapper, local, bulk);
                assertThat(score(mapper, 2 * local, bulk)).isLessThanOrEqualTo(score);
                assertThat(score(mapper, local, 2 * bulk)).isLessThanOrEqualTo(score);
            }
        }
    }

    /** Of the best plan in so much of each memory; that of no plan is beyond any. */
    private static double score(Mapper mapper, long localBytes, long bulkBytes) {
        return mapper.scored(localBytes, bulkBytes).map(ScoredPlan::score).orElse(Double.MAX_VALUE);
    }

    @Test
    void layersHaveWhatTheTensorsLeaveThem() {
        LayerNetwork network = convolutions();
        long bytes = network.layers().get(0).output().bytes();
        MappedTensor between = network.layers().get(0).output();
        for (long bulkBytes = 1 << 10; bulkBytes <= 5 << 10; bulkBytes += 256) {
            for (ScoredPlan each : new Mapper(network, Views.of(2 << 10, bulkBytes)).mapEach()) {
                NetworkPlan plan = each.plan();
                long local = (2 << 10) - (plan.place(between) == Place.LOCAL ? bytes : 0);
                long bulk = bulkBytes - (plan.place(between) == Place.BULK ? bytes : 0);
                assertThat(plan.freeLocalBytes()).containsExactly(local, local);
                assertThat(plan.freeBulkBytes()).containsExactly(bulk, bulk);
                assertThat(plan.plans()).allSatisfy(layer -> {
                    LayerPlan.Needs needs = layer.orElseThrow().needs();
                    assertThat(needs.localBytes()).isLessThanOrEqualTo(local);
                    assertThat(needs.bulkBytes()).isLessThanOrEqualTo(bulk);
                });
            }
        }
    }

    /** Packets of 64 B pass in runs of one: two come while two leave. */
    @Test
    void bulkMemoryHoldsWhatPassesTwice() {
        Mapper tooSmall = new Mapper(products(), Views.of(4 << 10, 255));

        assertThatThrownBy(tooSmall::map).isInstanceOfSatisfying(CapacityTooSmall.class, refusal -> {
            assertThat(refusal.key()).isEqualTo("sram.bulk.capacity");
            assertThat(refusal.leastBytes()).isEqualTo(256);
        });
        assertThat(new Mapper(products(), Views.of(4 << 10, 256)).map().score()).isPositive();
    }

    private static double sum(List<Double> scores) {
        return scores.stream().mapToDouble(Double::doubleValue).sum();
    }

    /** 4 granules of 64 B, for what comes and for what goes. */
    @Test
    void aLayerOfTheVectorUnitNeedsRoomForItsBlocks() {
        assertThatThrownBy(() -> new Mapper(pool(), Views.of(16, 4 << 10)))
                .isInstanceOfSatisfying(CapacityTooSmall.class, refusal -> {
                    assertThat(refusal.key()).isEqualTo("sram.local.capacity");
                    long least = refusal.leastBytes();
                    assertThat(new Mapper(pool(), Views.of(least, 4 << 10))
                                    .map()
                                    .score())
                            .isPositive();
                    assertThatThrownBy(() -> new Mapper(pool(), Views.of(least - 1, 4 << 10)))
                            .isInstanceOf(CapacityTooSmall.class);
                });
    }

    /** 64 channels of a normalisation have a scale and an offset each, which are stored in DRAM and pass the link. */
    @Test
    void storedParametersOfTheVectorUnitTakeDramsTime() {
        Layers net = new Layers("norm");
        LayerNetwork network = fused(net, net.layerNorm(net.input("a", 2, 64)));
        double stored = network.layers().get(0).stored().biasBytes();
        double dram = 2 * 64 + 2 * 64 + stored;

        assertThat(stored).isPositive();
        ChipView slowLink = Views.of(4 << 10, 4 << 10).scaled(1, 1 / 32.0, 1, 1);
        ScoredPlan plan = new Mapper(network, slowLink).map();

        assertThat(plan.time().dramCycles()).isEqualTo(dram / 2);
        assertThat(plan.score()).as("the link's time").isCloseTo((2 * 64 + stored) / 0.25 + 0.25 * dram, within(EXACT));
    }
}
