package org.ridgepoint.accelerator.split;

/**
 * Some of a number of things in a row.
 *
 * @param first the first of them
 * @param end the one after the last of them
 * @param all that there are
 */
record Range(long first, long end, long all) {

    /** A part of so many equal ones; where they do not come out even, the first parts have one more. */
    static Range part(long all, int part, int parts) {
        long each = all / parts;
        long more = all % parts;
        long first = part * each + Math.min(part, more);
        return new Range(first, first + each + (part < more ? 1 : 0), all);
    }

    long count() {
        return end - first;
    }

    /** So much of a whole as falls to these. */
    long of(long whole) {
        return before(end, whole) - before(first, whole);
    }

    /** So much of a whole as lies before these. */
    long skipped(long whole) {
        return before(first, whole);
    }

    private long before(long place, long whole) {
        return whole / all * place + Math.multiplyExact(whole % all, place) / all;
    }
}
