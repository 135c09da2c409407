package org.ridgepoint.accelerator.layer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Has what comes from outside fetched once where a layer has it as several operands, or the next layers read it too, and has
 * what the outside wants stored from the chip where the next layers read it: a copy on the chip serves them all.
 */
final class SharedReads {
    /** How many layers on a copy may serve; over more, keeping it would cost more room than it saves bytes. */
    private static final int LONGEST = 4;

    private final MappedTensors tensors;
    private final long mostBytes;
    private final Set<Integer> made = new HashSet<>();
    private final Map<Integer, Reads> reads = new TreeMap<>();
    private final Map<Integer, MappedTensor> copies = new HashMap<>();
    private final List<Layer> all = new ArrayList<>();

    /** Which layers read a tensor, and how often in all. */
    private record Reads(MappedTensor tensor, int first, int last, int times) {
        Reads and(Reads later) {
            return new Reads(tensor, first, later.last, times + later.times);
        }
    }

    SharedReads(MappedTensors tensors, long mostBytes) {
        this.tensors = tensors;
        this.mostBytes = mostBytes;
    }

    /** The layers with copies where they save something. */
    List<Layer> once(List<Layer> layers) {
        for (Layer layer : layers) {
            made.add(layer.output().id());
            layer.reads()
                    .map(Operand::tensor)
                    .filter(tensor -> tensor.given() || tensor.wanted())
                    .forEach(tensor ->
                            reads.merge(tensor.id(), new Reads(tensor, layer.index(), layer.index(), 1), Reads::and));
        }
        for (Layer layer : layers) {
            for (Reads shared : firstReadBy(layer)) {
                MappedTensor copy = copy(shared.tensor(), ".fetched");
                all.add(moved("fetch", shared.tensor(), copy));
            }
            MappedTensor output = layer.output();
            boolean kept = staysFor(layer);
            MappedTensor made = kept ? copy(output, ".kept") : output;
            all.add(layer.copied(all.size(), tensor -> copies.getOrDefault(tensor.id(), tensor)));
            if (kept) {
                all.add(moved("store", made, output));
            }
        }
        return all;
    }

    private MappedTensor copy(MappedTensor tensor, String suffix) {
        MappedTensor copy = tensors.kept(tensor, suffix);
        copies.put(tensor.id(), copy);
        return copy;
    }

    /** Whether the next layers read what a layer makes for the outside. */
    private boolean staysFor(Layer layer) {
        MappedTensor output = layer.output();
        Reads later = reads.get(output.id());
        return later != null
                && output.wanted()
                && !output.given()
                && later.last() - layer.index() < LONGEST
                && output.bytes() <= mostBytes;
    }

    private List<Reads> firstReadBy(Layer layer) {
        return reads.values().stream()
                .filter(each -> each.first() == layer.index() && saves(each))
                .toList();
    }

    private boolean saves(Reads each) {
        return each.times() > 1
                && each.tensor().given()
                && each.last() - each.first() < LONGEST
                && each.tensor().bytes() <= mostBytes
                && !made.contains(each.tensor().id());
    }

    private Layer moved(String what, MappedTensor tensor, MappedTensor copy) {
        return Layer.onVector(
                all.size(),
                tensor.name() + "." + what,
                what,
                List.of(Operand.whole(tensor)),
                StoredParameters.NONE,
                0,
                copy);
    }
}
