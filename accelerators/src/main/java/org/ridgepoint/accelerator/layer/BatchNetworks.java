package org.ridgepoint.accelerator.layer;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;

/** One network in batches of several sizes, each made when it is asked for. */
public final class BatchNetworks {
    private final int batch;
    private final IntFunction<Optional<LayerNetwork>> networks;
    private final Map<Integer, Optional<LayerNetwork>> known = new HashMap<>();

    /**
     * A network for {@code batch} images.
     *
     * @param networks the network for so many images, where it can be had
     */
    public BatchNetworks(int batch, IntFunction<Optional<LayerNetwork>> networks) {
        this.batch = batch;
        this.networks = networks;
    }

    public int batch() {
        return batch;
    }

    public LayerNetwork whole() {
        return of(batch);
    }

    public LayerNetwork of(int images) {
        return find(images).orElseThrow();
    }

    private Optional<LayerNetwork> find(int images) {
        return known.computeIfAbsent(images, networks::apply);
    }

    /**
     * How many layers, from the first on, do for each slice of so many images the same part of their work for the whole
     * batch, on tensors that are the same part of the whole ones: those that may run slice by slice.
     */
    public int divisibleLayers(int images) {
        return find(images).map(slice -> divisibleLayers(slice, batch / images)).orElse(0);
    }

    private int divisibleLayers(LayerNetwork slice, int parts) {
        List<Layer> all = whole().layers();
        boolean alike = slice.layers().size() == all.size()
                && slice.tensors().size() == whole().tensors().size();
        int divisible = 0;
        while (alike && divisible < all.size() && isPart(slice.layers().get(divisible), all.get(divisible), parts)) {
            divisible++;
        }
        return divisible;
    }

    private static boolean isPart(Layer slice, Layer whole, int parts) {
        boolean sameWork = slice.name().equals(whole.name())
                && slice.unit() == whole.unit()
                && slice.stored().id().equals(whole.stored().id())
                && slice.stored().weightBytes() == whole.stored().weightBytes()
                && slice.macs() * parts == whole.macs()
                && slice.vectorOperations() * parts == whole.vectorOperations();
        return sameWork
                && isPart(slice.output(), whole.output(), parts)
                && areParts(slice.reads().toList(), whole.reads().toList(), parts);
    }

    private static boolean areParts(List<Operand> slices, List<Operand> wholes, int parts) {
        boolean same = slices.size() == wholes.size();
        for (int i = 0; same && i < slices.size(); i++) {
            same = slices.get(i).bytes() * parts == wholes.get(i).bytes()
                    && isPart(slices.get(i).tensor(), wholes.get(i).tensor(), parts);
        }
        return same;
    }

    private static boolean isPart(MappedTensor slice, MappedTensor whole, int parts) {
        return slice.id() == whole.id()
                && slice.bytes() * parts == whole.bytes()
                && slice.rows() * parts == whole.rows();
    }
}
