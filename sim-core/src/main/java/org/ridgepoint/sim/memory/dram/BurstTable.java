package org.ridgepoint.sim.memory.dram;

import java.util.Arrays;

/**
 * The waiting bursts of a channel: a fixed number of slots in doubly linked lists, each list in order of arrival.
 *
 * <p>Plain arrays, so that nothing is allocated per burst; a slot's fields are read and written by the queues of this
 * package alone.
 */
final class BurstTable {
    static final int NONE = -1;
    static final int READ = 0;
    static final int WRITE = 1;

    /** The age of no burst: later than any. */
    static final long NO_AGE = Long.MAX_VALUE;

    private static final int SLOT_BITS = 16;

    final int[] bank;
    final int[] row;
    final int[] tag;
    final int[] type;
    final int[] column;
    final long[] arrived;
    final long[] age;
    final boolean[] causedActivate;
    final boolean[] causedPrecharge;
    private final int[] next;
    private final int[] previous;
    private final int[] head;
    private final int[] tail;
    private final int[] length;
    private int firstFree;
    private int taken;

    BurstTable(int slots, int lists) {
        bank = new int[slots];
        row = new int[slots];
        tag = new int[slots];
        type = new int[slots];
        column = new int[slots];
        arrived = new long[slots];
        age = new long[slots];
        causedActivate = new boolean[slots];
        causedPrecharge = new boolean[slots];
        next = new int[slots];
        previous = new int[slots];
        head = new int[lists];
        tail = new int[lists];
        length = new int[lists];
        Arrays.fill(head, NONE);
        Arrays.fill(tail, NONE);
        for (int slot = 0; slot < slots; slot++) {
            next[slot] = slot + 1 < slots ? slot + 1 : NONE;
        }
    }

    /** Takes a free slot, its fields fresh. */
    int take() {
        int slot = firstFree;
        if (slot == NONE) {
            throw new IllegalStateException("no free slot: a full queue was offered a burst");
        }
        firstFree = next[slot];
        taken++;
        causedActivate[slot] = false;
        causedPrecharge[slot] = false;
        return slot;
    }

    /** Gives a slot back that is in no list. */
    void free(int slot) {
        next[slot] = firstFree;
        firstFree = slot;
        taken--;
    }

    /**
     * Marks a slot as the next in an order and returns its age: the order's number above the slot's, so that the least of
     * some ages is the oldest burst and names its slot.
     */
    long mark(int slot, long number) {
        age[slot] = number << SLOT_BITS | slot;
        return age[slot];
    }

    /** The slot of an age that is not {@link #NO_AGE}. */
    static int slot(long age) {
        return (int) age & (1 << SLOT_BITS) - 1;
    }

    /** Slots in use. */
    int taken() {
        return taken;
    }

    void append(int list, int slot) {
        next[slot] = NONE;
        previous[slot] = tail[list];
        if (tail[list] == NONE) {
            head[list] = slot;
        } else {
            next[tail[list]] = slot;
        }
        tail[list] = slot;
        length[list]++;
    }

    void remove(int list, int slot) {
        if (previous[slot] == NONE) {
            head[list] = next[slot];
        } else {
            next[previous[slot]] = next[slot];
        }
        if (next[slot] == NONE) {
            tail[list] = previous[slot];
        } else {
            previous[next[slot]] = previous[slot];
        }
        length[list]--;
    }

    int head(int list) {
        return head[list];
    }

    int length(int list) {
        return length[list];
    }

    /** The slot behind this one in its list, or NONE. */
    int after(int slot) {
        return next[slot];
    }

    /** The age of the first slot from {@code slot} on that asks for the row, or {@link #NO_AGE}. */
    long firstHit(int slot, int openRow) {
        int at = slot;
        while (at != NONE && row[at] != openRow) {
            at = next[at];
        }
        return at == NONE ? NO_AGE : age[at];
    }

    /** The age of the first slot from {@code slot} on that asks for another row, or {@link #NO_AGE}. */
    long firstMiss(int slot, int openRow) {
        int at = slot;
        while (at != NONE && row[at] == openRow) {
            at = next[at];
        }
        return at == NONE ? NO_AGE : age[at];
    }
}
