package org.ridgepoint.accelerator.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.ridgepoint.accelerator.layer.LayerFusion;
import org.ridgepoint.accelerator.layer.LayerNetwork;
import org.ridgepoint.accelerator.layer.Lifetimes;
import org.ridgepoint.accelerator.layer.MappedTensor;
import org.ridgepoint.workload.graph.BatchNormMerging;
import org.ridgepoint.workload.graph.Layers;
import org.ridgepoint.workload.graph.Tensor;
import org.ridgepoint.workload.op.Precision;
import org.ridgepoint.workload.op.Window;
import org.ridgepoint.workload.zoo.ModelSize;
import org.ridgepoint.workload.zoo.ModelZoo;

class PlacementTest {
    @Test
    void noMemoryHoldsMoreThanItsRoomAtAnyLayer() {
        SplittableRandom random = new SplittableRandom(13);
        for (String name : List.of("resnet50", "yolov3-tiny", "mobilenet-v2", "densenet-121")) {
            LayerNetwork network = network(name);
            for (int trial = 0; trial < 20; trial++) {
                long[] local = room(network, random.nextLong(1 << 20));
                long[] bulk = room(network, random.nextLong(4 << 20));
                Lifetimes lifetimes = new Lifetimes(network);
                Placement placement = Placement.of(network, lifetimes, local, bulk);

                assertThat(held(network, lifetimes, placement, Place.LOCAL)).allMatch(bytes -> bytes <= local[0]);
                assertThat(held(network, lifetimes, placement, Place.BULK)).allMatch(bytes -> bytes <= bulk[0]);
            }
        }
    }

    @Test
    void whatIsUsedIsWhatLivesThere() {
        LayerNetwork network = network("resnet50");
        Lifetimes lifetimes = new Lifetimes(network);
        Placement placement = Placement.of(network, lifetimes, room(network, 1 << 20), room(network, 1 << 20));

        List<Long> local = held(network, lifetimes, placement, Place.LOCAL);
        List<Long> bulk = held(network, lifetimes, placement, Place.BULK);
        for (int layer = 0; layer < local.size(); layer++) {
            assertThat(placement.localUsed(layer)).isEqualTo(local.get(layer));
            assertThat(placement.bulkUsed(layer)).isEqualTo(bulk.get(layer));
        }
    }

    @Test
    void inputsAndOutputsLieInDramAndWithRoomEverythingElseOnChip() {
        LayerNetwork network = network("resnet50");
        Placement placement =
                Placement.of(network, new Lifetimes(network), room(network, 0), room(network, Long.MAX_VALUE / 2));

        for (MappedTensor tensor : network.tensors()) {
            boolean outside = tensor.given() || tensor.wanted();
            assertThat(placement.place(tensor)).as(tensor.name()).isEqualTo(outside ? Place.DRAM : Place.BULK);
        }
    }

    @Test
    void withoutRoomEverythingLiesInDram() {
        LayerNetwork network = network("yolov3-tiny");
        Placement placement = Placement.of(network, new Lifetimes(network), room(network, 0), room(network, 0));

        assertThat(placement.places().values()).containsOnly(Place.DRAM);
    }

    private static List<Long> held(LayerNetwork network, Lifetimes lifetimes, Placement placement, Place place) {
        Long[] held = new Long[network.layers().size()];
        Arrays.fill(held, 0L);
        for (MappedTensor tensor : network.tensors()) {
            if (placement.place(tensor) == place) {
                for (int layer = lifetimes.born(tensor); layer <= lifetimes.lastUse(tensor); layer++) {
                    held[layer] += tensor.bytes();
                }
            }
        }
        return List.of(held);
    }

    private static long[] room(LayerNetwork network, long bytes) {
        long[] room = new long[network.layers().size()];
        Arrays.fill(room, bytes);
        return room;
    }

    private static LayerNetwork network(String name) {
        return LayerFusion.fuse(
                BatchNormMerging.merge(ModelZoo.standard().build(name, ModelSize.standard())),
                Precision.find("int8").orElseThrow(),
                Set.of(),
                kind -> true,
                shape -> false,
                0);
    }

    /** Each tensor is as large; t0 is read by the next two layers, and t1 by the next: three transfers in three layers, two in two. */
    @Test
    void ofTensorsThatSaveAsMuchTheFirstStays() {
        Layers net = new Layers("worth");
        Tensor first = convolution(net, net.input("image", 1, 4, 8, 8));
        Tensor second = convolution(net, first);
        LayerNetwork network = fused(net, net.add(convolution(net, second), first));

        assertThat(inRoomForOne(network)).containsExactly(Place.DRAM, Place.BULK, Place.DRAM, Place.DRAM);
    }

    /** t0 is read by the next layer and the last: three transfers in four layers are fewer than two in two. */
    @Test
    void tensorsThatSaveMoreInTheirTimeStayFirst() {
        Layers net = new Layers("worth");
        Tensor first = convolution(net, net.input("image", 1, 4, 8, 8));
        Tensor third = convolution(net, convolution(net, first));
        LayerNetwork network = fused(net, net.add(convolution(net, third), first));

        assertThat(inRoomForOne(network)).containsExactly(Place.DRAM, Place.DRAM, Place.BULK, Place.DRAM, Place.DRAM);
    }

    /** Where the tensors of a network go if there is room in bulk SRAM for one at a time. */
    private static List<Place> inRoomForOne(LayerNetwork network) {
        Placement placement = Placement.of(network, new Lifetimes(network), room(network, 0), room(network, 4 * 8 * 8));
        return network.tensors().stream().map(placement::place).toList();
    }

    private static Tensor convolution(Layers net, Tensor x) {
        return net.conv(x, 4, Window.square(3, 1, 1));
    }

    private static LayerNetwork fused(Layers net, Tensor output) {
        return LayerFusion.fuse(net.finish(output), Precision.INT8, Set.of(), kind -> true, shape -> false, 0);
    }
}
