package org.ridgepoint.accelerator.layer;

import java.util.OptionalInt;

/**
 * What a layer reads of what is stored for it: weights, and behind them biases and scales.
 *
 * @param id which ones it reads; layers that share them share this; empty where it has none
 * @param weightBytes weights of the contraction, with their scales
 * @param biasBytes further parameters: biases, scales
 * @param readers who reads them at the same time
 * @param keptBytes of them, weights first, what lies in bulk SRAM before the run
 */
public record StoredParameters(OptionalInt id, long weightBytes, long biasBytes, Readers readers, long keptBytes) {
    /** Of a layer that has none. */
    public static final StoredParameters NONE = new StoredParameters(OptionalInt.empty(), 0, 0);

    /** Parameters that all lie in DRAM and that one core reads for itself. */
    StoredParameters(OptionalInt id, long weightBytes, long biasBytes) {
        this(id, weightBytes, biasBytes, Readers.ONE, 0);
    }

    /** Bytes of weights and further parameters. */
    public long bytes() {
        return Math.addExact(weightBytes, biasBytes);
    }

    /** Of the weights, those that lie in bulk SRAM before the run. */
    public long keptWeightBytes() {
        return Math.min(keptBytes, weightBytes);
    }

    /** A part of them, none of which is kept, for readers of its own. */
    public StoredParameters part(long weights, long biases, Readers partReaders) {
        return new StoredParameters(id, weights, biases, partReaders, 0);
    }

    StoredParameters keeping(long bytes) {
        return new StoredParameters(id, weightBytes, biasBytes, readers, bytes);
    }
}
