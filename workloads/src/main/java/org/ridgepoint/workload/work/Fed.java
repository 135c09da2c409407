package org.ridgepoint.workload.work;

import java.util.Arrays;
import java.util.List;

/**
 * A step that says what it reads, where that is not the node's first input or what the step before made.
 *
 * @param step what it does
 * @param reads for each of its operands, which of the node's inputs it is; {@code PREVIOUS} is what the step before made,
 *     {@code PREVIOUS - 1} what the one before that did, and so on
 */
public record Fed(Lowering step, List<Integer> reads) implements Lowering {
    public static final int PREVIOUS = -1;

    public Fed {
        reads = List.copyOf(reads);
        if (!(step instanceof Contraction || step instanceof VectorWork)) {
            throw new IllegalArgumentException("only a product or vector work is fed, was " + step);
        }
    }

    /** A step with what it reads. */
    public static Fed of(Lowering step, Integer... reads) {
        return new Fed(step, Arrays.asList(reads));
    }

    @Override
    public long macs() {
        return step.macs();
    }

    @Override
    public long vectorOperations() {
        return step.vectorOperations();
    }
}
