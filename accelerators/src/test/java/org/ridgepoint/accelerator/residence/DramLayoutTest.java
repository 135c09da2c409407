package org.ridgepoint.accelerator.residence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ridgepoint.accelerator.layer.LayerFusion;
import org.ridgepoint.accelerator.layer.LayerNetwork;
import org.ridgepoint.accelerator.layer.Lifetimes;
import org.ridgepoint.accelerator.layer.MappedTensor;
import org.ridgepoint.accelerator.mapping.NetworkPlan;
import org.ridgepoint.accelerator.mapping.Place;
import org.ridgepoint.workload.graph.BatchNormMerging;
import org.ridgepoint.workload.op.Precision;
import org.ridgepoint.workload.zoo.ModelSize;
import org.ridgepoint.workload.zoo.ModelZoo;

class DramLayoutTest {
    private static final long PAGE_BYTES = 4096;

    @ParameterizedTest
    @ValueSource(strings = {"resnet50", "densenet-121", "bert-small"})
    void whereDramIsSmallTensorsTakeTurnsAndNeverMeet(String name) {
        LayerNetwork network = network(name);
        Lifetimes lifetimes = new Lifetimes(network);
        NetworkPlan plan = allInDram(network);

        DramLayout apart = new DramLayout(plan, lifetimes, Long.MAX_VALUE);
        DramLayout shared = new DramLayout(plan, lifetimes, apart.sizeBytes() - 1);

        assertThat(shared.sizeBytes()).isLessThan(apart.sizeBytes());
        for (MappedTensor a : network.tensors()) {
            assertThat(shared.tensorAddress(a) + a.bytes()).isLessThanOrEqualTo(shared.sizeBytes());
            for (MappedTensor b : network.tensors()) {
                assertThat(a.id() < b.id() && together(a, b, lifetimes) && overlap(a, b, shared))
                        .as(a.name() + " and " + b.name())
                        .isFalse();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"resnet50"})
    void whereThereIsRoomEachHasItsOwnPage(String name) {
        LayerNetwork network = network(name);
        DramLayout apart = new DramLayout(allInDram(network), new Lifetimes(network), Long.MAX_VALUE);

        assertThat(network.tensors().stream().map(tensor -> apart.tensorAddress(tensor)))
                .doesNotHaveDuplicates()
                .allMatch(address -> address % PAGE_BYTES == 0);
    }

    /** Of each core behind those of the core before, all within the layout's size, and as far behind a moved beginning. */
    @Test
    void eachCoreHasTensorsOfItsOwn() {
        LayerNetwork network = network("resnet50");
        DramLayout layout = new DramLayout(allInDram(network), new Lifetimes(network), Long.MAX_VALUE, 3);
        MappedTensor first = network.tensors().get(0);
        long tensors = layout.tensorAddress(first);

        for (int core = 0; core < 3; core++) {
            assertThat(layout.ofCore(core).tensorAddress(first)).isEqualTo(tensors + core * layout.tensorBytes());
            DramLayout moved = layout.movedTo(PAGE_BYTES, 10 * layout.sizeBytes());
            assertThat(moved.tensorAddress(first) - tensors).isEqualTo(10 * layout.sizeBytes() - layout.weightBytes());
        }
        assertThat(layout.sizeBytes()).isEqualTo(layout.weightBytes() + 3 * layout.tensorBytes());
    }

    private static boolean together(MappedTensor a, MappedTensor b, Lifetimes lifetimes) {
        return from(a, lifetimes) <= to(b, lifetimes) && from(b, lifetimes) <= to(a, lifetimes);
    }

    private static int from(MappedTensor tensor, Lifetimes lifetimes) {
        return tensor.given() ? 0 : lifetimes.born(tensor);
    }

    private static int to(MappedTensor tensor, Lifetimes lifetimes) {
        return tensor.wanted() ? Integer.MAX_VALUE : lifetimes.lastUse(tensor);
    }

    private static boolean overlap(MappedTensor a, MappedTensor b, DramLayout layout) {
        return layout.tensorAddress(a) < layout.tensorAddress(b) + b.bytes()
                && layout.tensorAddress(b) < layout.tensorAddress(a) + a.bytes();
    }

    private static NetworkPlan allInDram(LayerNetwork network) {
        Map<Integer, Place> places = new TreeMap<>();
        network.tensors().forEach(tensor -> places.put(tensor.id(), Place.DRAM));
        List<Long> room = Collections.nCopies(network.layers().size(), 0L);
        return new NetworkPlan(network, places, List.of(), room, room, room);
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
}
