package org.ridgepoint.accelerator.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.ridgepoint.accelerator.layer.BatchNetworks;
import org.ridgepoint.accelerator.layer.Layer;
import org.ridgepoint.accelerator.layer.LayerFusion;
import org.ridgepoint.accelerator.layer.LayerNetwork;
import org.ridgepoint.accelerator.layer.Lifetimes;
import org.ridgepoint.accelerator.layer.MappedTensor;
import org.ridgepoint.accelerator.mapping.Schedule.Segment;
import org.ridgepoint.workload.graph.Layers;
import org.ridgepoint.workload.graph.Tensor;
import org.ridgepoint.workload.op.Precision;
import org.ridgepoint.workload.op.Window;

class SlicedNetworkTest {
    private static final int BATCH = 8;
    private static final Schedule SCHEDULE =
            new Schedule(BATCH, List.of(new Segment(0, 1, 2), new Segment(1, 2, 4), new Segment(2, 4, 8)));

    private final BatchNetworks networks = new BatchNetworks(BATCH, images -> Optional.of(network(images)));
    private final SlicedNetwork sliced = new SlicedNetwork(networks, SCHEDULE);

    @Test
    void aTensorIsAsLargeAsTheLargestSliceThatNeedsIt() {
        LayerNetwork perSlice = sliced.perSlice();

        assertThat(perSlice.times()).containsExactly(4, 2, 1, 1);
        assertThat(perSlice.tensors())
                .extracting(tensor -> tensor.rows() / 16)
                .as("images held of input, c1 (read by c4, too), c2, c3, c4")
                .containsExactly(8L, 8L, 8L, 8L, 8L);
        assertThat(perSlice.layers().get(0).output().rows()).isEqualTo(2 * 16);
    }

    @Test
    void whatARepeatedLayerFillsIsNeededFromTheFirstLayerOn() {
        Lifetimes lifetimes = new Lifetimes(sliced.perSlice());
        List<MappedTensor> tensors = sliced.perSlice().tensors();

        assertThat(tensors).extracting(lifetimes::born).containsExactly(0, 0, 0, 2, 3);
    }

    @Test
    void segmentsRunAsOftenAsFillTheNextOnesSlice() {
        assertThat(inFull().origins()).containsExactly(0, 0, 1, 0, 0, 1, 2, 3);
        assertThat(inFull().network().layers()).extracting(Layer::index).containsExactly(0, 1, 2, 3, 4, 5, 6, 7);
    }

    @Test
    void slicesOfATensorLieOneBehindTheOther() {
        NetworkPlan plan = inFull();
        Map<Integer, Long> bytes =
                plan.network().tensors().stream().collect(Collectors.toMap(MappedTensor::id, MappedTensor::bytes));
        Map<Integer, List<MappedTensor>> made =
                plan.network().layers().stream().map(Layer::output).collect(Collectors.groupingBy(MappedTensor::id));

        made.forEach((id, slices) -> {
            long end = 0;
            for (MappedTensor slice : slices) {
                assertThat(slice.firstByte()).isEqualTo(end);
                assertThat(slice.firstRow() * slice.bytes()).isEqualTo(end * slice.rows());
                end += slice.bytes();
            }
            assertThat(end).isEqualTo(bytes.get(id));
        });
    }

    @Test
    void layersReadTheSliceThatWasMadeForThem() {
        List<Layer> layers = inFull().network().layers();
        List<Long> firstRows = new ArrayList<>();
        for (int layer : List.of(0, 1, 2, 3, 4, 5, 6)) {
            firstRows.add(layers.get(layer).inputs().get(0).tensor().firstRow() / 16);
        }

        assertThat(firstRows).containsExactly(0L, 2L, 0L, 4L, 6L, 4L, 0L);
    }

    private NetworkPlan inFull() {
        LayerNetwork perSlice = sliced.perSlice();
        Map<Integer, Place> places =
                perSlice.tensors().stream().collect(Collectors.toMap(MappedTensor::id, tensor -> Place.DRAM));
        List<Long> room = Collections.nCopies(4, 0L);
        return sliced.inFull(
                new NetworkPlan(perSlice, places, Collections.nCopies(4, Optional.empty()), room, room, room));
    }

    /** Four convolutions of which the last adds what the first made. */
    private static LayerNetwork network(int images) {
        Layers net = new Layers("net");
        Tensor first = net.relu(net.biasedConv(net.input("image", images, 4, 16, 16), 8, Window.square(3, 1, 1)));
        Tensor second = net.relu(net.biasedConv(first, 8, Window.square(3, 1, 1)));
        Tensor third = net.relu(net.biasedConv(second, 8, Window.square(3, 1, 1)));
        Tensor last = net.add(net.biasedConv(third, 8, Window.square(3, 1, 1)), first);
        return LayerFusion.fuse(net.finish(last), Precision.INT8, Set.of(), kind -> true, shape -> false, 0);
    }
}
