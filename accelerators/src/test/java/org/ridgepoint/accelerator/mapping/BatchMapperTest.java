package org.ridgepoint.accelerator.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;
import org.ridgepoint.accelerator.layer.BatchNetworks;
import org.ridgepoint.accelerator.layer.LayerFusion;
import org.ridgepoint.accelerator.layer.LayerNetwork;
import org.ridgepoint.sim.compute.ArrayModel;
import org.ridgepoint.sim.compute.Multiprocessor;
import org.ridgepoint.sim.compute.Rate;
import org.ridgepoint.sim.compute.TensorCoreArray;
import org.ridgepoint.workload.graph.Layers;
import org.ridgepoint.workload.graph.Tensor;
import org.ridgepoint.workload.op.Precision;
import org.ridgepoint.workload.op.Window;

/** For how many images at a time, by the closed forms of each schedule that might have been. */
class BatchMapperTest {
    private static final double AS_LONG = 1.005;

    /** Activations of 2 KiB an image on a chip that multiplies more slowly than DRAM moves them. */
    private static LayerNetwork convolutions(int images) {
        Layers net = new Layers("convolutions");
        Tensor x = net.conv(net.input("image", images, 4, 16, 16), 8, Window.square(3, 1, 1));
        x = net.conv(x, 8, Window.square(3, 1, 1));
        return fused(net, net.conv(x, 4, Window.square(3, 1, 1)));
    }

    private static LayerNetwork product(int rows) {
        Layers net = new Layers("product");
        return fused(net, net.plainLinear(net.plainLinear(net.input("a", rows, 8), 8), 8));
    }

    private static LayerNetwork fused(Layers net, Tensor output) {
        return LayerFusion.fuse(net.finish(output), Precision.INT8, Set.of(), kind -> true, shape -> false, 0);
    }

    private static BatchNetworks networks(int batch, IntFunction<LayerNetwork> network) {
        return new BatchNetworks(batch, images -> Optional.of(network.apply(images)));
    }

    /** What the layers of a plan take together. */
    private static ScoredPlan.StreamTime time(BatchPlan plan) {
        ScoredPlan.StreamTime time = new ScoredPlan.StreamTime();
        for (int layer = 0; layer < plan.whole().layers().size(); layer++) {
            int times = plan.schedule().batch() / plan.schedule().images(layer);
            time.add(plan.perSlice().plans().get(layer).orElseThrow().cost().busy(), times);
        }
        return time;
    }

    @Test
    void noScheduleOfEqualSlicesIsFasterOrAsFastWithLessFromDram() {
        for (ChipView chip : List.of(Views.of(4 << 10, 8 << 10), Views.of(2 << 10, 64 << 10))) {
            BatchNetworks networks = networks(8, BatchMapperTest::convolutions);
            ScoredPlan.StreamTime kept = time(BatchMapper.map(networks, chip));
            List<ScoredPlan.StreamTime> others = new ArrayList<>();
            for (int images = 1; images <= 8; images *= 2) {
                Schedule slices = new Schedule(8, List.of(new Schedule.Segment(0, 3, images)));
                others.add(time(BatchMapper.map(networks, chip, slices)));
            }

            assertThat(others).allSatisfy(other -> {
                assertThat(kept.cycles()).isLessThanOrEqualTo(AS_LONG * other.cycles());
                assertThat(other.cycles() > kept.cycles() || other.dramCycles() >= kept.dramCycles())
                        .isTrue();
            });
        }
    }

    @Test
    void slicesKeepOnChipWhatTheBatchHasNoRoomFor() {
        BatchNetworks networks = networks(8, BatchMapperTest::convolutions);
        ChipView chip = Views.of(4 << 10, 8 << 10);
        BatchPlan sliced = BatchMapper.map(networks, chip);
        BatchPlan whole = BatchMapper.map(networks, chip, Schedule.whole(8, 3));

        assertThat(sliced.schedule().isWhole()).isFalse();
        assertThat(time(sliced).dramCycles()).isLessThan(time(whole).dramCycles());
        assertThat(whole.inFull()).isEqualTo(whole.perSlice());
    }

    /** A kernel is started for the whole batch, so that no slices of it come to a graphics processor. */
    @Test
    void kernelsTakeTheWholeBatch() {
        ArrayModel kernels = new TensorCoreArray(1, new Multiprocessor(32, 1024, 64, 64, 0), new Rate(1, 1));
        ChipView chip = Views.of(kernels, 4 << 10, 8 << 10, 4 << 10);

        assertThat(BatchMapper.map(networks(8, BatchMapperTest::convolutions), chip)
                        .schedule()
                        .isWhole())
                .isTrue();
    }

    @Test
    void slicesDivideTheBatchByItsSmallestFactors() {
        assertThat(asked(12, size -> true)).containsExactly(1, 3, 6, 12);
        assertThat(asked(45, size -> true)).containsExactly(1, 5, 15, 45);
        assertThat(asked(7, size -> true)).containsExactly(1, 7);
        assertThat(asked(1, size -> true)).containsExactly(1);
    }

    @Test
    void noScheduleHasMoreThan256Slices() {
        assertThat(asked(512, size -> true)).contains(512, 2).doesNotContain(1);
        assertThat(asked(256, size -> true)).contains(256, 1);
    }

    @Test
    void sizesThatCannotBeHadAreLeftOut() {
        assertThat(asked(12, size -> size % 2 == 0)).contains(6, 12);
        assertThat(BatchMapper.map(
                                new BatchNetworks(
                                        6, size -> Optional.of(product(size)).filter(network -> size == 6)),
                                Views.of(4 << 10, 8 << 10))
                        .schedule())
                .isEqualTo(Schedule.whole(6, 2));
    }

    /** Sizes of slices that are looked at. */
    private static Set<Integer> asked(int batch, IntPredicate exists) {
        Set<Integer> asked = new TreeSet<>();
        BatchNetworks networks = new BatchNetworks(batch, images -> {
            asked.add(images);
            return exists.test(images) ? Optional.of(product(images)) : Optional.empty();
        });
        BatchPlan plan = BatchMapper.map(networks, Views.of(4 << 10, 8 << 10));
        assertThat(plan.whole()).isSameAs(networks.whole());
        assertThat(exists.test(plan.schedule().images(0))).isTrue();
        return asked;
    }

    /** Two convolutions of which a batch has no room, and a product whose weights would come again for each slice. */
    @Test
    void earlyLayersRunForAFewImagesAndLateOnesForMany() {
        Schedule schedule = BatchMapper.map(networks(8, BatchMapperTest::classifier), Views.of(4 << 10, 8 << 10))
                .schedule();

        assertThat(schedule.images(0)).isEqualTo(schedule.images(1)).isLessThan(8);
        assertThat(schedule.images(2)).isEqualTo(8);
    }

    private static LayerNetwork classifier(int images) {
        Layers net = new Layers("classifier");
        Tensor x = net.conv(net.input("image", images, 4, 16, 16), 8, Window.square(3, 1, 1));
        x = net.conv(x, 8, Window.square(3, 1, 1));
        return fused(net, net.plainLinear(net.flatten(x), 64));
    }
}
