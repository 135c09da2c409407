package org.ridgepoint.workload.zoo;

import java.util.OptionalInt;

/**
 * Which inputs a network takes.
 *
 * @param kind images, or sequences of tokens or time steps
 * @param standard side of the image, or length of the sequence, if the user says nothing
 * @param multipleOf sizes must be a multiple of this
 * @param least smallest size
 * @param most largest size
 */
public record InputRule(Kind kind, int standard, int multipleOf, int least, int most) {
    /** What the input is. */
    public enum Kind {
        IMAGE,
        SEQUENCE,
        FIXED
    }

    /** Images of any size from a least side on. */
    public static InputRule images(int standard, int least) {
        return new InputRule(Kind.IMAGE, standard, 1, least, 1 << 16);
    }

    /** Images whose sides are multiples of a number. */
    static InputRule imagesInSteps(int standard, int multipleOf) {
        return new InputRule(Kind.IMAGE, standard, multipleOf, multipleOf, 1 << 16);
    }

    /** Images of one size only, because learned tensors are tied to it. */
    static InputRule imagesOf(int side) {
        return new InputRule(Kind.IMAGE, side, 1, side, side);
    }

    /** Sequences up to a length. */
    static InputRule sequences(int standard, int most) {
        return new InputRule(Kind.SEQUENCE, standard, 1, 1, most);
    }

    /** A network without a size to choose. */
    static InputRule fixed() {
        return new InputRule(Kind.FIXED, 1, 1, 1, 1);
    }

    /** The size to build, or one clear line why the network cannot take it. */
    InputSizes resolve(String model, ModelSize wanted) {
        boolean image = wanted.height().isPresent();
        if (image && kind != Kind.IMAGE) {
            throw new IllegalArgumentException(model + " does not take images, so it has no input size; leave it out");
        }
        if (wanted.sequence().isPresent() && kind != Kind.SEQUENCE) {
            throw new IllegalArgumentException(model + " does not take sequences, so it has no length; leave it out");
        }
        boolean square = wanted.height().equals(wanted.width());
        String shape = image && !square
                ? wanted.height().getAsInt() + "x" + wanted.width().orElse(standard) + ", by its "
                : "";
        int rows = check(model, wanted.height(), shape);
        int columns = check(model, wanted.width(), shape);
        int steps = check(model, wanted.sequence(), "");
        return new InputSizes(wanted.batch(), rows, columns, steps);
    }

    private int check(String model, OptionalInt wanted, String shape) {
        int size = wanted.orElse(standard);
        if (size < least || size > most || size % multipleOf != 0) {
            throw new IllegalArgumentException(model + " cannot take an input of " + shape + size + "; it takes "
                    + range() + ", nearest is " + nearest(size));
        }
        return size;
    }

    private String range() {
        if (least == most) {
            return "only " + least;
        }
        return (multipleOf > 1 ? "multiples of " + multipleOf + " " : "") + "from " + least + " to " + most;
    }

    private int nearest(int size) {
        int clamped = Math.max(least, Math.min(most, size));
        int below = clamped / multipleOf * multipleOf;
        int above = below + multipleOf;
        boolean takeBelow = below >= least && (clamped - below < above - clamped || above > most);
        return takeBelow ? below : above;
    }

    /**
     * The sizes to build.
     *
     * @param batch inferences at once
     * @param height rows of the image
     * @param width columns of the image
     * @param sequence tokens or time steps
     */
    public record InputSizes(int batch, int height, int width, int sequence) {}
}
