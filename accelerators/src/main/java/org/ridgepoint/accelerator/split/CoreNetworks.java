package org.ridgepoint.accelerator.split;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.ridgepoint.accelerator.layer.Cut;
import org.ridgepoint.accelerator.layer.Layer;
import org.ridgepoint.accelerator.layer.LayerNetwork;
import org.ridgepoint.accelerator.layer.MappedTensor;
import org.ridgepoint.accelerator.layer.Operand;
import org.ridgepoint.accelerator.layer.Readers;
import org.ridgepoint.workload.work.Contraction;

/**
 * A network as each core of a chip sees it when its layers are cut. Every core has all the layers, in the same order: parts of
 * those on which it works, and for the others a layer that waits. Tensors that one core alone makes and reads are that
 * core's; of all others each core at work keeps an equal share of the room.
 */
final class CoreNetworks {
    private final LayerNetwork whole;
    private final List<Cut> cuts;
    private final int team;
    private final Set<Integer> common = new HashSet<>();
    private final IntFunction<Readers> readers;

    /** Cores that each read what they need for themselves. */
    CoreNetworks(LayerNetwork whole, List<Cut> cuts) {
        this(whole, cuts, layer -> Readers.ONE);
    }

    /** Cores of which, by layer, those that work on it read what all of them need as {@code readers} say. */
    CoreNetworks(LayerNetwork whole, List<Cut> cuts, IntFunction<Readers> readers) {
        this.readers = readers;
        this.whole = whole;
        this.cuts = List.copyOf(cuts);
        this.team = cuts.stream().mapToInt(Cut::parts).max().orElse(1);
        for (Layer layer : whole.layers()) {
            if (cuts.get(layer.index()).parts() > 1) {
                common.add(layer.output().id());
                layer.reads().forEach(operand -> common.add(operand.tensor().id()));
            }
        }
    }

    /** Cores at work, the first ones of the chip. */
    int team() {
        return team;
    }

    /** Ids of the tensors that several cores make or read. */
    Set<Integer> common() {
        return common;
    }

    /** What one core works on. */
    LayerNetwork of(int core) {
        List<Layer> layers = whole.layers().stream()
                .map(layer -> worksOn(core, layer) ? share(core, layer).layer() : elsewhere(core, layer))
                .toList();
        List<MappedTensor> tensors =
                whole.tensors().stream().map(tensor -> kept(core, tensor)).toList();
        return new LayerNetwork(whole.name(), layers, tensors, whole.parameterBytes());
    }

    /** Of each layer the part that needs most; tensors as the first core has them. */
    LayerNetwork largest() {
        List<Layer> layers = whole.layers().stream().map(this::largest).toList();
        return new LayerNetwork(whole.name(), layers, of(0).tensors(), whole.parameterBytes());
    }

    private Layer largest(Layer layer) {
        Comparator<Layer> byNeed = Comparator.<Layer>comparingLong(
                        part -> part.output().bytes())
                .thenComparingLong(
                        part -> part.reads().mapToLong(Operand::bytes).sum());
        return IntStream.range(0, cuts.get(layer.index()).parts())
                .mapToObj(part -> share(part, layer).layer())
                .reduce((one, other) -> byNeed.compare(other, one) > 0 ? other : one)
                .orElseThrow();
    }

    /** By layer, the shapes of its parts. */
    Map<Integer, List<Contraction>> shapes() {
        Map<Integer, List<Contraction>> shapes = new HashMap<>();
        for (Layer layer : whole.layers()) {
            shapes.put(
                    layer.index(),
                    IntStream.range(0, cuts.get(layer.index()).parts())
                            .mapToObj(part -> share(part, layer).layer())
                            .flatMap(part -> part.contraction().stream())
                            .distinct()
                            .toList());
        }
        return shapes;
    }

    /** By layer, the bytes of its stored weights that a core skips. */
    Map<Integer, Long> skippedWeightBytes(int core) {
        Map<Integer, Long> skipped = new HashMap<>();
        whole.layers().stream()
                .filter(layer -> worksOn(core, layer))
                .forEach(layer -> skipped.put(layer.index(), share(core, layer).skippedWeightBytes()));
        return skipped;
    }

    private boolean worksOn(int core, Layer layer) {
        return core < cuts.get(layer.index()).parts();
    }

    private LayerShare share(int core, Layer layer) {
        return LayerShare.of(layer, cuts.get(layer.index()), core, readers.apply(layer.index()));
    }

    private Layer elsewhere(int core, Layer layer) {
        List<MappedTensor> kept = new ArrayList<>();
        if (core < team) {
            layer.reads()
                    .map(Operand::tensor)
                    .filter(tensor -> common.contains(tensor.id()))
                    .distinct()
                    .forEach(kept::add);
        }
        return LayerShare.elsewhere(layer, kept);
    }

    /** As much of a tensor as takes room in this core's part of a memory; what takes none is said to be wanted outside. */
    private MappedTensor kept(int core, MappedTensor tensor) {
        boolean ofAll = common.contains(tensor.id());
        if (core == 0 && !ofAll) {
            return tensor;
        }
        boolean here = core < team && ofAll;
        long bytes = here ? Math.max(1, Range.part(tensor.bytes(), core, team).count()) : 1;
        long wanted = here ? Math.min(bytes, tensor.wantedBytes()) : 1;
        return new MappedTensor(
                tensor.id(),
                tensor.name(),
                bytes,
                tensor.elementBits(),
                tensor.rows(),
                tensor.given(),
                wanted,
                tensor.firstByte(),
                tensor.firstRow());
    }
}
