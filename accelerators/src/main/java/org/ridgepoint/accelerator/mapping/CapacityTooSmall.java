package org.ridgepoint.accelerator.mapping;

import java.util.function.ToLongFunction;
import org.ridgepoint.accelerator.layer.Layer;
import org.ridgepoint.accelerator.layer.LayerNetwork;
import org.ridgepoint.sim.quantity.Exact;

/** The chip's memory cannot hold even the smallest tiles of a layer: the user's input is at fault, not the mapper. */
public final class CapacityTooSmall extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String key;
    private final String layer;
    private final long leastBytes;

    CapacityTooSmall(String key, long capacityBytes, String layer, long leastBytes) {
        this(key, tooSmall(capacityBytes, layer) + atLeast(leastBytes), layer, leastBytes);
    }

    /** Refuses a memory in which some layer cannot run, and names the least in which every layer can. */
    static void require(String key, long capacityBytes, LayerNetwork network, ToLongFunction<Layer> leastBytes) {
        Layer largest = network.layers().get(0);
        for (Layer layer : network.layers()) {
            largest = leastBytes.applyAsLong(layer) > leastBytes.applyAsLong(largest) ? layer : largest;
        }
        long least = leastBytes.applyAsLong(largest);
        if (least > capacityBytes) {
            throw new CapacityTooSmall(key, capacityBytes, largest.name(), least);
        }
    }

    private static String tooSmall(long capacityBytes, String layer) {
        return capacityBytes + " B is too small for any tiling of layer " + layer;
    }

    private static String atLeast(long bytes) {
        return "; at least " + bytes + " B would do";
    }

    /** The same said of a memory that cores share, of which each has so many whole granules. */
    public CapacityTooSmall sharedBy(int cores, long capacityBytes, long granuleBytes) {
        long least = Exact.times(cores, Exact.times(Exact.ceilDiv(leastBytes, granuleBytes), granuleBytes));
        String share = " in the equal share that each of " + cores + " cores has of it";
        return new CapacityTooSmall(key, tooSmall(capacityBytes, layer) + share + atLeast(least), layer, least);
    }

    /** The same said of a memory of which so many bytes are for weights that stay. */
    public CapacityTooSmall besideKept(long capacityBytes, long keptBytes) {
        long least = Math.addExact(leastBytes, keptBytes);
        String beside = " beside the weights that it keeps";
        return new CapacityTooSmall(key, tooSmall(capacityBytes, layer) + beside + atLeast(least), layer, least);
    }

    private CapacityTooSmall(String key, String message, String layer, long leastBytes) {
        super(key + ": " + message);
        this.key = key;
        this.layer = layer;
        this.leastBytes = leastBytes;
    }

    /** Weights and tensors that do not fit external memory. */
    public static CapacityTooSmall ofDram(long capacityBytes, int channels, int ranks, long neededBytes) {
        return new CapacityTooSmall(
                "dram",
                "weights and tensors take " + neededBytes + " B, but dram.channels: " + channels + " and dram.ranks: "
                        + ranks + " hold " + capacityBytes + " B; raise either",
                "",
                neededBytes);
    }

    /** The configuration key at fault. */
    public String key() {
        return key;
    }

    /** The least capacity that would do. */
    public long leastBytes() {
        return leastBytes;
    }
}
