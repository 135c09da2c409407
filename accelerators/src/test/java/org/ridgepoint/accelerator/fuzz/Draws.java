package org.ridgepoint.accelerator.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;

/**
 * Choices that a seed makes, written down as they are made, so that the same machine can be made again, and a smaller one
 * from smaller choices. The smallest choice, 0, is always the simplest.
 */
public final class Draws {
    private final IntUnaryOperator source;
    private final List<Integer> taken = new ArrayList<>();

    private Draws(IntUnaryOperator source) {
        this.source = source;
    }

    /** Choices of a seed. */
    public static Draws of(long seed) {
        return new Draws(new SplittableRandom(seed)::nextInt);
    }

    /** Choices that were written down, as far as they are allowed; after the last of them, the simplest. */
    static Draws again(List<Integer> choices) {
        var left = choices.iterator();
        return new Draws(bound -> left.hasNext() ? Math.min(left.next(), bound - 1) : 0);
    }

    /** What has been chosen so far. */
    List<Integer> taken() {
        return List.copyOf(taken);
    }

    /** What has been chosen since so many choices. */
    List<Integer> takenSince(int count) {
        return List.copyOf(taken.subList(count, taken.size()));
    }

    /** From 0 to below a bound. */
    int below(int bound) {
        int choice = source.applyAsInt(bound);
        taken.add(choice);
        return choice;
    }

    int between(int least, int most) {
        return least + below(most - least + 1);
    }

    /** From 1 to 2^bits, small numbers as often as large ones. */
    int size(int bits) {
        return 1 + below(1 << below(bits + 1));
    }

    boolean oneIn(int times) {
        return below(times) == times - 1;
    }

    @SafeVarargs
    final <T> T pick(T... from) {
        return from[below(from.length)];
    }

    <T> T pick(List<T> from) {
        return from.get(below(from.size()));
    }

    /** Something once in so many times. */
    <T> Optional<T> onceIn(int times, Supplier<T> what) {
        return oneIn(times) ? Optional.of(what.get()) : Optional.empty();
    }
}
