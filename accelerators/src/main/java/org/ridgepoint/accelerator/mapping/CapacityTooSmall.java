package org.ridgepoint.accelerator.mapping;

/** The chip's memory cannot hold even the smallest tiles of a layer: the user's input is at fault, not the mapper. */
public final class CapacityTooSmall extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String key;
    private final long leastBytes;

    CapacityTooSmall(String key, long capacityBytes, String layer, long leastBytes) {
        super(key + ": " + capacityBytes + " B is too small for any tiling of layer " + layer + "; at least "
                + leastBytes + " B would do");
        this.key = key;
        this.leastBytes = leastBytes;
    }

    private CapacityTooSmall(String key, String message, long leastBytes) {
        super(key + ": " + message);
        this.key = key;
        this.leastBytes = leastBytes;
    }

    /** Weights and tensors that do not fit external memory. */
    public static CapacityTooSmall ofDram(long capacityBytes, int channels, int ranks, long neededBytes) {
        return new CapacityTooSmall(
                "dram",
                "weights and tensors take " + neededBytes + " B, but dram.channels: " + channels + " and dram.ranks: "
                        + ranks + " hold " + capacityBytes + " B; raise either",
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
