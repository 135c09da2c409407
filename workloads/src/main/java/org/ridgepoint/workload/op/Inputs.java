package org.ridgepoint.workload.op;

import java.util.List;

/** Checks on the inputs that operators share. */
public final class Inputs {
    private Inputs() {}

    public static TensorShape only(String kind, List<TensorShape> inputs) {
        require(kind, inputs, 1, 1);
        return inputs.get(0);
    }

    public static void require(String kind, List<TensorShape> inputs, int least, int most) {
        if (inputs.size() < least || inputs.size() > most) {
            String expected = least == most ? String.valueOf(least) : least + " to " + most;
            throw new IllegalArgumentException(kind + " takes " + expected + " inputs, got " + inputs.size());
        }
    }

    /** The one input of a convolution, whose channels must fall into groups. */
    static TensorShape grouped(String kind, List<TensorShape> inputs, Window window, int groups) {
        TensorShape input = only(kind, inputs);
        window.requireAxes(input);
        divisible(input.dimension(1), "channels", groups);
        return input;
    }

    /** Refuses filters that do not fall into groups. */
    static void filters(int filters, int groups) {
        positive("filters", filters);
        positive("groups", groups);
        divisible(filters, "filters", groups);
    }

    private static void divisible(long number, String what, int groups) {
        if (number % groups != 0) {
            throw new IllegalArgumentException(number + " " + what + " cannot be split into " + groups + " groups");
        }
    }

    public static long elements(List<TensorShape> shapes) {
        return shapes.stream().mapToLong(TensorShape::elements).reduce(0, Math::addExact);
    }

    static void positive(String what, long value) {
        if (value <= 0) {
            throw new IllegalArgumentException(what + " must be positive, was " + value);
        }
    }
}
