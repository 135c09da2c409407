package org.ridgepoint.accelerator.residence;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.ridgepoint.accelerator.layer.Layer;
import org.ridgepoint.accelerator.layer.Lifetimes;
import org.ridgepoint.accelerator.layer.MappedTensor;
import org.ridgepoint.accelerator.mapping.NetworkPlan;
import org.ridgepoint.accelerator.mapping.Place;
import org.ridgepoint.sim.quantity.Exact;

/**
 * Where weights and tensors lie in DRAM: one after the other in order of use, each at a page of its own. Where DRAM is too
 * small for that, a tensor takes the first place that is wide enough beside those that are needed at the same time. Cores
 * that work off the same plan share its weights, and each has its own tensors, behind those of the core before it.
 */
public final class DramLayout {
    private static final long PAGE_BYTES = 4096;

    private final Map<Integer, Long> weights = new HashMap<>();
    private final Map<Integer, Long> tensors = new HashMap<>();
    private final Map<Integer, Long> privateWeights = new HashMap<>();
    private final Map<Integer, Long> skippedWeights = new HashMap<>();
    private final int cores;
    private final long weightsEnd;
    private final long weightsOffset;
    private final long tensorsOffset;
    private long end;

    /** For one core. */
    public DramLayout(NetworkPlan plan, Lifetimes lifetimes, long capacityBytes) {
        this(plan, lifetimes, capacityBytes, 1);
    }

    /** For cores that each have tensors of their own. */
    public DramLayout(NetworkPlan plan, Lifetimes lifetimes, long capacityBytes, int cores) {
        this(plan, lifetimes, capacityBytes, cores, 1);
    }

    /**
     * For cores that have all tensors together, and of a layer's weights each its part. Each part begins a page further than it
     * would if they lay close: cores that read side by side would else open one row after another of the same bank, since
     * parts of weights are mostly as many bytes as so many rows of all banks.
     */
    public static DramLayout inParts(NetworkPlan plan, Lifetimes lifetimes, long capacityBytes, int parts) {
        return new DramLayout(plan, lifetimes, capacityBytes, 1, parts);
    }

    private DramLayout(NetworkPlan plan, Lifetimes lifetimes, long capacityBytes, int cores, int parts) {
        this.cores = cores;
        long spareBytes = (parts - 1) * PAGE_BYTES;
        weightsOffset = 0;
        tensorsOffset = 0;
        for (Layer layer : plan.network().layers()) {
            long stored = layer.stored().bytes();
            long bytes = stored == 0 ? 0 : stored + spareBytes;
            if (layer.stored().id().isEmpty()) {
                privateWeights.put(layer.index(), append(bytes));
            } else {
                weights.computeIfAbsent(layer.stored().id().getAsInt(), id -> append(bytes));
            }
        }
        weightsEnd = end;
        List<MappedTensor> inDram = new ArrayList<>();
        for (MappedTensor tensor : plan.network().tensors()) {
            boolean lies = plan.place(tensor) == Place.DRAM;
            tensors.put(tensor.id(), lies ? append(tensor.bytes()) : 0L);
            inDram.addAll(lies ? List.of(tensor) : List.of());
        }
        if (sizeBytes() > capacityBytes) {
            end = weightsEnd;
            new Shared(lifetimes, plan.network().layers().size(), weightsEnd).place(inDram);
        }
    }

    private DramLayout(DramLayout whole, long weightsAddress, long tensorsAddress) {
        cores = 1;
        skippedWeights.putAll(whole.skippedWeights);
        weights.putAll(whole.weights);
        privateWeights.putAll(whole.privateWeights);
        tensors.putAll(whole.tensors);
        weightsEnd = whole.weightsEnd;
        end = whole.end;
        weightsOffset = weightsAddress;
        tensorsOffset = tensorsAddress - weightsEnd;
    }

    /** The layout as one of its cores sees it: the tensors are that core's. */
    public DramLayout ofCore(int core) {
        return movedTo(weightsOffset, Math.addExact(weightsEnd, Math.multiplyExact(core, tensorBytes())));
    }

    /** The layout of one core with its weights and its tensors elsewhere, where other networks lie beside it. */
    public DramLayout movedTo(long weightsAddress, long tensorsAddress) {
        return new DramLayout(this, weightsAddress, tensorsAddress);
    }

    /** The layout as the core of some part sees it, which begins behind so many bytes of a layer's stored weights, by its index. */
    public DramLayout ofPart(int part, Map<Integer, Long> weightBytes) {
        DramLayout same = new DramLayout(this, 0, weightsEnd);
        weightBytes.forEach(
                (layer, bytes) -> same.skippedWeights.put(layer, bytes == 0 ? 0 : bytes + part * PAGE_BYTES));
        return same;
    }

    public long weightAddress(Layer layer) {
        OptionalInt shared = layer.stored().id();
        long address = shared.isPresent() ? weights.get(shared.getAsInt()) : privateWeights.get(layer.index());
        return weightsOffset + address + skippedWeights.getOrDefault(layer.index(), 0L);
    }

    long tensorAddress(MappedTensor tensor) {
        return tensorsOffset + tensors.get(tensor.id());
    }

    /** Bytes from the first address to the last. */
    public long sizeBytes() {
        return Math.addExact(weightsEnd, Math.multiplyExact(cores, tensorBytes()));
    }

    /** Bytes that weights take. */
    public long weightBytes() {
        return weightsEnd;
    }

    /** Bytes that the tensors of each core take. */
    public long tensorBytes() {
        return end - weightsEnd;
    }

    private long append(long bytes) {
        long address = end;
        end = Math.addExact(end, pages(bytes));
        return address;
    }

    private static long pages(long bytes) {
        return Exact.times(Exact.ceilDiv(bytes, PAGE_BYTES), PAGE_BYTES);
    }

    /** Places for tensors that take turns. */
    private final class Shared {
        private record Taken(long address, long endAddress, int fromLayer, int toLayer) {}

        private final Lifetimes lifetimes;
        private final int layers;
        private final long start;
        private final List<Taken> taken = new ArrayList<>();

        Shared(Lifetimes lifetimes, int layers, long start) {
            this.lifetimes = lifetimes;
            this.layers = layers;
            this.start = start;
        }

        void place(List<MappedTensor> inDram) {
            Comparator<MappedTensor> largestFirst = Comparator.comparingLong(MappedTensor::bytes);
            inDram.stream()
                    .sorted(largestFirst.reversed().thenComparing(MappedTensor::id))
                    .forEach(this::place);
        }

        private void place(MappedTensor tensor) {
            int from = tensor.given() ? 0 : lifetimes.born(tensor);
            int to = tensor.wanted() ? layers : lifetimes.lastUse(tensor);
            long address = start;
            for (Taken other : taken) {
                boolean together = other.fromLayer <= to && from <= other.toLayer;
                if (together && other.address < address + pages(tensor.bytes()) && address < other.endAddress) {
                    address = other.endAddress;
                }
            }
            Taken place = new Taken(address, address + pages(tensor.bytes()), from, to);
            taken.add(place);
            taken.sort(Comparator.comparingLong(Taken::address).thenComparing(Taken::endAddress));
            tensors.put(tensor.id(), address);
            end = Math.max(end, place.endAddress);
        }
    }
}
