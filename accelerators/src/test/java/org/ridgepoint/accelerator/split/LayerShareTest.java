package org.ridgepoint.accelerator.split;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ridgepoint.accelerator.layer.Cut;
import org.ridgepoint.accelerator.layer.Layer;
import org.ridgepoint.accelerator.layer.LayerFusion;
import org.ridgepoint.accelerator.layer.LayerNetwork;
import org.ridgepoint.accelerator.layer.MostParts;
import org.ridgepoint.accelerator.layer.Operand;
import org.ridgepoint.workload.graph.Layers;
import org.ridgepoint.workload.graph.Tensor;
import org.ridgepoint.workload.op.Precision;
import org.ridgepoint.workload.op.Window;
import org.ridgepoint.workload.work.Contraction;

class LayerShareTest {
    private static final int CORES = 3;

    private static LayerNetwork network() {
        Layers net = new Layers("net");
        Tensor x = net.input("image", 1, 8, 17, 16);
        Tensor conv = net.conv(x, 10, Window.square(3, 2, 1));
        Tensor sum = net.conv(conv, 10, Window.square(3, 1, 1));
        Tensor pooled = net.maxPool(sum, Window.square(2, 1, 0));
        return LayerFusion.fuse(
                net.finish(net.linear(net.linear(net.reshape(pooled, 1, 10 * 8 * 7), 40), 2)),
                Precision.of("int8"),
                Set.of(),
                kind -> true,
                shape -> false,
                0);
    }

    private static List<Layer> parts(Layer layer, Cut.By by) {
        int parts = Math.min(CORES, MostParts.of(layer, by));
        Cut cut = parts == 1 ? Cut.NONE : new Cut(by, parts);
        return IntStream.range(0, parts)
                .mapToObj(part -> LayerShare.of(layer, cut, part).layer())
                .toList();
    }

    private static long sum(List<Layer> parts, ToLongFunction<Layer> of) {
        return parts.stream().mapToLong(of).sum();
    }

    @ParameterizedTest
    @EnumSource(Cut.By.class)
    void partsTogetherDoTheWorkOfTheLayerAndMakeItsOutput(Cut.By by) {
        for (Layer layer : network().layers()) {
            List<Layer> parts = parts(layer, by);

            assertThat(sum(parts, Layer::macs)).isEqualTo(layer.macs());
            assertThat(sum(parts, Layer::vectorOperations)).isEqualTo(layer.vectorOperations());
            assertThat(sum(parts, part -> part.output().bytes()))
                    .isEqualTo(layer.output().bytes());
            long next = 0;
            for (Layer part : parts) {
                assertThat(part.output().firstByte()).isEqualTo(next);
                next += part.output().bytes();
            }
        }
    }

    @Test
    void filtersAreReadOnceAndInputsByEveryPart() {
        Layer conv = network().layers().get(0);
        List<Layer> parts = parts(conv, Cut.By.FILTERS);

        assertThat(parts)
                .extracting(part -> part.contraction().orElseThrow().filters())
                .containsExactly(4L, 3L, 3L);
        assertThat(sum(parts, layer -> layer.stored().weightBytes()))
                .isEqualTo(conv.stored().weightBytes());
        assertThat(parts).allSatisfy(part -> assertThat(part.inputBytes()).isEqualTo(conv.inputBytes()));
        assertThat(LayerShare.of(conv, new Cut(Cut.By.FILTERS, 3), 2).skippedWeightBytes())
                .isEqualTo(conv.stored().weightBytes() * 7 / 10);
    }

    /** The 6 weights of one bit are a byte, which does not do for two. */
    @Test
    void noPartIsWithoutWeights() {
        Layers net = new Layers("net");
        Tensor x = net.input("x", 1, 2, 4, 4);
        Layer conv = LayerFusion.fuse(
                        net.finish(net.conv(x, 3, Window.square(1, 1, 0))),
                        Precision.of("binary"),
                        Set.of(),
                        kind -> true,
                        shape -> false,
                        0)
                .layers()
                .get(0);

        assertThat(conv.stored().weightBytes()).isEqualTo(1);
        assertThat(MostParts.of(conv, Cut.By.FILTERS)).isOne();
        assertThat(MostParts.of(conv, Cut.By.ROWS)).isEqualTo(4);
    }

    /** 9 rows of output from 17 of input, windows of 3 every 2 from one row above the image on. */
    @Test
    void rowsUnderTheWindowsOfTwoPartsAreReadByBoth() {
        List<Layer> parts = parts(network().layers().get(0), Cut.By.ROWS);

        assertThat(parts)
                .extracting(LayerShareTest::rows)
                .containsExactly("6 -> 3 pad 1", "7 -> 3 pad 0", "6 -> 3 pad 0");
        assertThat(parts)
                .extracting(part -> part.inputs().get(0).tensor().firstByte())
                .containsExactly(0L, 5L * 8 * 16, 11L * 8 * 16);
        assertThat(parts)
                .extracting(part -> part.inputs().get(0).bytes())
                .containsExactly(6L * 8 * 16, 7L * 8 * 16, 6L * 8 * 16);
        assertThat(parts)
                .allSatisfy(part -> assertThat(part.stored().weightBytes())
                        .isEqualTo(network().layers().get(0).stored().weightBytes()));
    }

    private static String rows(Layer part) {
        Contraction shape = part.contraction().orElseThrow();
        return shape.inputHeight() + " -> " + shape.outputHeight() + " pad " + shape.padTop();
    }

    @Test
    void aSliceIsThereWhenAllOfItsTensorIs() {
        for (Layer part : parts(network().layers().get(1), Cut.By.ROWS)) {
            Operand read = part.inputs().get(0);
            assertThat(read.tensor().firstRow() + read.tensor().rows()).isEqualTo(9);
            assertThat(part.output().firstRow() + part.output().rows()).isEqualTo(9);
        }
    }

    @Test
    void whatHasASingleRowIsNotDividedByRowsAndFewFiltersGoToFewCores() {
        LayerNetwork network = network();
        Layer last = network.layers().get(network.layers().size() - 1);

        assertThat(parts(last, Cut.By.ROWS)).hasSize(1);
        assertThat(parts(last, Cut.By.FILTERS)).hasSize(2);
    }

    @Test
    void groupsAreNotCutWhereThereAreEnoughOfThem() {
        Layers net = new Layers("depthwise");
        Tensor x = net.input("image", 1, 7, 8, 8);
        LayerNetwork network = LayerFusion.fuse(
                net.finish(net.depthwise(x, Window.square(3, 1, 1))),
                Precision.of("int8"),
                Set.of(),
                kind -> true,
                shape -> false,
                0);
        Layer layer = network.layers().get(0);
        List<Layer> parts = parts(layer, Cut.By.FILTERS);

        assertThat(parts)
                .extracting(part -> part.contraction().orElseThrow().groups())
                .containsExactly(3L, 2L, 2L);
        assertThat(sum(parts, Layer::inputBytes)).isEqualTo(layer.inputBytes());
    }

    @Test
    void aTensorOfAllTakesOnEachCoreAnEqualPartOfItsRoomAndOneOfACoreAllOfItThere() {
        LayerNetwork whole = network();
        List<Cut> cuts = whole.layers().stream()
                .map(layer -> layer.index() == 0 ? new Cut(Cut.By.ROWS, 2) : Cut.NONE)
                .toList();
        CoreNetworks networks = new CoreNetworks(whole, cuts);
        int divided = whole.layers().get(0).output().id();
        int alone = whole.layers().get(1).output().id();

        assertThat(networks.team()).isEqualTo(2);
        assertThat(room(networks, 0, divided) + room(networks, 1, divided))
                .isEqualTo(whole.layers().get(0).output().bytes());
        assertThat(room(networks, 0, alone))
                .isEqualTo(whole.layers().get(1).output().bytes());
        assertThat(networks.of(1).layers().get(1).unit()).isEqualTo(Layer.Unit.ELSEWHERE);
        assertThat(Optional.of(networks.of(1).layers().get(1).reads().toList()))
                .as("it keeps what the other core reads")
                .hasValueSatisfying(reads ->
                        assertThat(reads).extracting(read -> read.tensor().id()).containsExactly(divided));
    }

    private static long room(CoreNetworks networks, int core, int tensor) {
        return networks.of(core).tensors().stream()
                .filter(each -> each.id() == tensor)
                .findFirst()
                .orElseThrow()
                .bytes();
    }
}
