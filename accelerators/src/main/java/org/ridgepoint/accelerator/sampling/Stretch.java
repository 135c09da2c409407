package org.ridgepoint.accelerator.sampling;

/**
 * Layers in which the same ones recur, one repetition after another.
 *
 * @param first index of the first of them
 * @param period layers of one repetition
 * @param times repetitions
 */
public record Stretch(int first, int period, int times) {
    public Stretch {
        if (period < 1 || times < 2) {
            throw new IllegalArgumentException("a stretch has layers that recur, had " + period + " x " + times);
        }
    }

    /** The layer after its last. */
    public int end() {
        return first + period * times;
    }

    /** The first layer of a repetition. */
    public int begin(int repetition) {
        return first + period * repetition;
    }
}
