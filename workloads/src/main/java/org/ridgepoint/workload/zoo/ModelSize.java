package org.ridgepoint.workload.zoo;

import java.util.OptionalInt;

/**
 * What a user may choose about a network; what is empty takes the network's own standard.
 *
 * @param height rows of the input image
 * @param width columns of the input image
 * @param sequence tokens or time steps
 * @param batch inferences at once
 */
public record ModelSize(OptionalInt height, OptionalInt width, OptionalInt sequence, int batch) {
    public ModelSize {
        height.ifPresent(value -> requirePositive("input height", value));
        width.ifPresent(value -> requirePositive("input width", value));
        sequence.ifPresent(value -> requirePositive("sequence", value));
        requirePositive("batch", batch);
    }

    /** Everything as published, batch 1. */
    public static ModelSize standard() {
        return new ModelSize(OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty(), 1);
    }

    /** With square images. */
    public ModelSize input(int side) {
        return input(side, side);
    }

    /** With images of that many rows and columns. */
    public ModelSize input(int rows, int columns) {
        return new ModelSize(OptionalInt.of(rows), OptionalInt.of(columns), sequence, batch);
    }

    /** With that many tokens or time steps. */
    public ModelSize sequence(int tokens) {
        return new ModelSize(height, width, OptionalInt.of(tokens), batch);
    }

    /** With that many inferences at once. */
    public ModelSize batch(int inferences) {
        return new ModelSize(height, width, sequence, inferences);
    }

    private static void requirePositive(String what, int value) {
        if (value <= 0) {
            throw new IllegalArgumentException(what + " must be positive, was " + value);
        }
    }
}
