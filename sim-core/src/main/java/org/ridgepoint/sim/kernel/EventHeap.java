package org.ridgepoint.sim.kernel;

import java.util.Arrays;

/**
 * Events in a 4-ary heap in primitive arrays, by tick, then by order within the tick.
 *
 * <p>Taking the head leaves its place vacant, and the next push sinks into it. Most actions schedule exactly one
 * follower, so that one descent does the work of a removal and an insertion; without a follower the last entry sinks.
 * Nothing is allocated but when the arrays grow. Measured, and what else was tried: docs/decisions/0001.
 */
final class EventHeap {
    private static final int INITIAL_CAPACITY = 64;

    /** Entry i has its tick at 2i and its order at 2i + 1: the keys of four siblings are 64 bytes in a row. */
    private long[] keys = new long[2 * INITIAL_CAPACITY];

    private Action[] actions = new Action[INITIAL_CAPACITY];

    /** Places in use, a vacant root included. */
    private int places;

    private boolean rootVacant;

    boolean isEmpty() {
        return size() == 0;
    }

    int size() {
        return rootVacant ? places - 1 : places;
    }

    void push(long tick, long order, Action action) {
        if (rootVacant) {
            rootVacant = false;
            sink(tick, order, action);
            return;
        }
        if (places == actions.length) {
            grow();
        }
        rise(places++, tick, order, action);
    }

    /** Tick of the head; the heap must not be empty. */
    long headTick() {
        fillRoot();
        return keys[0];
    }

    /** Order of the head within its tick; valid after {@link #headTick()}. */
    long headOrder() {
        return keys[1];
    }

    /** Removes the head; valid after {@link #headTick()}. */
    Action take() {
        Action head = actions[0];
        rootVacant = true;
        return head;
    }

    void clear() {
        Arrays.fill(actions, 0, places, null);
        places = 0;
        rootVacant = false;
    }

    /** Removes one entry with an equal action, looking at all; false where there is none. */
    boolean remove(Action action) {
        fillRoot();
        for (int i = 0; i < places; i++) {
            if (actions[i].equals(action)) {
                removeAt(i);
                return true;
            }
        }
        return false;
    }

    /** Shows every entry, in no order. */
    void forEach(Visitor visitor) {
        fillRoot();
        for (int i = 0; i < places; i++) {
            visitor.visit(keys[2 * i], keys[2 * i + 1], actions[i]);
        }
    }

    /** Is shown the entries of a heap. */
    @FunctionalInterface
    interface Visitor {
        void visit(long tick, long order, Action action);
    }

    private void fillRoot() {
        if (rootVacant) {
            rootVacant = false;
            removeAt(0);
        }
    }

    private void removeAt(int hole) {
        int last = --places;
        long tick = keys[2 * last];
        long order = keys[2 * last + 1];
        Action action = actions[last];
        actions[last] = null;
        if (hole == last) {
            return;
        }
        if (hole == 0) {
            sink(tick, order, action);
        } else {
            // The last entry may be smaller than the hole's parent, or greater than its children.
            rise(sinkHole(hole, tick, order), tick, order, action);
        }
    }

    /** Puts an entry at the root's vacant place and lets it sink. */
    private void sink(long tick, long order, Action action) {
        set(sinkHole(0, tick, order), tick, order, action);
    }

    /** Moves a hole down, smaller children rising, to where the entry may stand; returns that place. */
    private int sinkHole(int hole, long tick, long order) {
        while (true) {
            int first = 4 * hole + 1;
            if (first >= places) {
                return hole;
            }
            int child = first + 4 <= places ? smallestOfFour(first) : smallestOfRest(first);
            if (!isBefore(child, tick, order)) {
                return hole;
            }
            move(child, hole);
            hole = child;
        }
    }

    /** Without branches, because which of four is the smallest is what no processor predicts. */
    private int smallestOfFour(int first) {
        int left = first + firstIfBefore(first + 1, first);
        int right = first + 2 + firstIfBefore(first + 3, first + 2);
        return left + (right - left) * firstIfBefore(right, left);
    }

    private int smallestOfRest(int first) {
        int smallest = first;
        for (int child = first + 1; child < places; child++) {
            smallest = firstIfBefore(child, smallest) == 1 ? child : smallest;
        }
        return smallest;
    }

    /** 1 where the entry at {@code place} comes before the other, else 0: the sign of a difference, as no key is negative. */
    private int firstIfBefore(int place, int other) {
        long difference = keys[2 * place] - keys[2 * other];
        if (difference == 0) {
            difference = keys[2 * place + 1] - keys[2 * other + 1];
        }
        return (int) (difference >>> 63);
    }

    private void rise(int hole, long tick, long order, Action action) {
        while (hole > 0) {
            int parent = (hole - 1) >> 2;
            if (!isAfter(parent, tick, order)) {
                break;
            }
            move(parent, hole);
            hole = parent;
        }
        set(hole, tick, order, action);
    }

    private boolean isBefore(int place, long tick, long order) {
        long other = keys[2 * place];
        return other < tick || other == tick && keys[2 * place + 1] < order;
    }

    private boolean isAfter(int place, long tick, long order) {
        long other = keys[2 * place];
        return other > tick || other == tick && keys[2 * place + 1] > order;
    }

    private void move(int from, int to) {
        keys[2 * to] = keys[2 * from];
        keys[2 * to + 1] = keys[2 * from + 1];
        actions[to] = actions[from];
    }

    private void set(int place, long tick, long order, Action action) {
        keys[2 * place] = tick;
        keys[2 * place + 1] = order;
        actions[place] = action;
    }

    private void grow() {
        keys = Arrays.copyOf(keys, 2 * keys.length);
        actions = Arrays.copyOf(actions, 2 * actions.length);
    }
}
