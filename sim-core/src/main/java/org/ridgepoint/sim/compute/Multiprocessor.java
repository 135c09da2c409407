package org.ridgepoint.sim.compute;

/**
 * One of many alike that take blocks of outputs, with what bounds it.
 *
 * @param lanes multipliers of its matrix units
 * @param sums partial sums that its registers hold
 * @param ownElements operands that its own memory gives its matrix units in a cycle
 * @param sharedElements operands that the memory of all gives it in a cycle while all ask
 * @param stepCycles least cycles from loading a step of a reduction to having it multiplied
 */
public record Multiprocessor(long lanes, long sums, double ownElements, double sharedElements, long stepCycles) {
    /** Reductions of a step, two instructions' worth. */
    static final long STEP = 32;

    private static final long GROUPS_OF_THREADS = 4;

    public Multiprocessor {
        if (lanes <= 0 || sums <= 0 || ownElements <= 0 || sharedElements <= 0 || stepCycles < 0) {
            throw new IllegalArgumentException("a multiprocessor's numbers must be positive");
        }
    }

    /** Blocks of so many outputs by so many that are at work at once. */
    long resident(long rows, long columns) {
        return Math.max(1, sums / (rows * columns));
    }

    /**
     * Cycles of a step of one block: to multiply, to bring operands from the memory of all, or to read them from its own for each of
     * four groups of threads, which divide the block in halves both ways.
     */
    double stepCycles(long rows, long columns, Rate rate) {
        double multiply = (double) rows * columns * rate.cycles() / rate.operations() / lanes;
        double own = GROUPS_OF_THREADS * (rows + columns) / 2.0 / ownElements;
        double shared = (rows + columns) / sharedElements;
        return STEP * Math.max(multiply, Math.max(own, shared));
    }
}
