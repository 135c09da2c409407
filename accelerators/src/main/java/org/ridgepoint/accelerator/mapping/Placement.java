package org.ridgepoint.accelerator.mapping;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ridgepoint.accelerator.layer.LayerNetwork;
import org.ridgepoint.accelerator.layer.Lifetimes;
import org.ridgepoint.accelerator.layer.MappedTensor;

/**
 * A place for every tensor under a budget: those that save most DRAM traffic for the time they take room come first, into
 * bulk SRAM where they fit over their whole life, else into local SRAM, else DRAM.
 */
final class Placement {
    private final Lifetimes lifetimes;
    private final Map<Integer, Place> places = new HashMap<>();
    private final long[] localUsed;
    private final long[] bulkUsed;

    private Placement(LayerNetwork network, Lifetimes lifetimes) {
        this.lifetimes = lifetimes;
        this.localUsed = new long[network.layers().size()];
        this.bulkUsed = new long[network.layers().size()];
    }

    /** Places the tensors of a network of which none is pinned. */
    static Placement of(LayerNetwork network, Lifetimes lifetimes, long[] localRoom, long[] bulkRoom) {
        return of(network, lifetimes, Pins.NONE, localRoom, bulkRoom);
    }

    /**
     * Places the tensors of a network.
     *
     * @param pins where some of them live in any case, or may not
     * @param localRoom by layer, local bytes that tensors may take
     * @param bulkRoom by layer, bulk bytes that tensors may take
     */
    static Placement of(LayerNetwork network, Lifetimes lifetimes, Pins pins, long[] localRoom, long[] bulkRoom) {
        Map<Integer, Place> pinned = pins.places();
        Placement placement = new Placement(network, lifetimes);
        network.tensors().stream()
                .filter(tensor -> pinned.containsKey(tensor.id()))
                .forEach(tensor -> placement.pin(tensor, pinned.get(tensor.id())));
        for (MappedTensor tensor : byWorth(network.tensors(), lifetimes)) {
            if (!pinned.containsKey(tensor.id())) {
                placement.put(tensor, localRoom, bulkRoom, pins.common().contains(tensor.id()));
            }
        }
        return placement;
    }

    Map<Integer, Place> places() {
        return Map.copyOf(places);
    }

    Place place(MappedTensor tensor) {
        return places.get(tensor.id());
    }

    long localUsed(int layer) {
        return localUsed[layer];
    }

    long bulkUsed(int layer) {
        return bulkUsed[layer];
    }

    private static List<MappedTensor> byWorth(List<MappedTensor> tensors, Lifetimes lifetimes) {
        Comparator<MappedTensor> worth = Comparator.comparingDouble(tensor -> worth(tensor, lifetimes));
        return tensors.stream()
                .sorted(worth.reversed().thenComparing(MappedTensor::id))
                .toList();
    }

    /** Transfers saved per layer of life. */
    private static double worth(MappedTensor tensor, Lifetimes lifetimes) {
        int life = lifetimes.lastUse(tensor) - lifetimes.born(tensor) + 1;
        return (1.0 + lifetimes.reads(tensor)) / life;
    }

    private void pin(MappedTensor tensor, Place place) {
        if (place == Place.DRAM) {
            places.put(tensor.id(), place);
        } else {
            take(tensor, place == Place.LOCAL ? localUsed : bulkUsed, place);
        }
    }

    private void put(MappedTensor tensor, long[] localRoom, long[] bulkRoom, boolean common) {
        if (Pins.isOutside(tensor)) {
            places.put(tensor.id(), Place.DRAM);
        } else if (fits(tensor, bulkUsed, bulkRoom)) {
            take(tensor, bulkUsed, Place.BULK);
        } else if (!common && fits(tensor, localUsed, localRoom)) {
            take(tensor, localUsed, Place.LOCAL);
        } else {
            places.put(tensor.id(), Place.DRAM);
        }
    }

    private boolean fits(MappedTensor tensor, long[] used, long[] room) {
        for (int layer = lifetimes.born(tensor); layer <= lifetimes.lastUse(tensor); layer++) {
            if (used[layer] + tensor.bytes() > room[layer]) {
                return false;
            }
        }
        return true;
    }

    private void take(MappedTensor tensor, long[] used, Place place) {
        places.put(tensor.id(), place);
        for (int layer = lifetimes.born(tensor); layer <= lifetimes.lastUse(tensor); layer++) {
            used[layer] += tensor.bytes();
        }
    }
}
