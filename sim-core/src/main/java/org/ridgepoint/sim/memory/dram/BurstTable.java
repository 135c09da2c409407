package org.ridgepoint.sim.memory.dram;

import java.util.Arrays;
import org.ridgepoint.sim.quantity.Index;

/**
 * The waiting bursts of a channel: a fixed number of slots in linked lists, each in order of age.
 *
 * <p>Plain arrays, so that nothing is allocated per burst; a slot's fields are read and written by the queues of this
 * package alone. Each list is a ring through an anchor that stands behind the slots, so that nothing is asked of its ends.
 */
final class BurstTable {
    static final int READ = 0;
    static final int WRITE = 1;

    /** The age of no burst: later than any. */
    static final long NO_AGE = Long.MAX_VALUE;

    /** A burst that found its row open. */
    static final int CAUSED_NOTHING = 0;
    /** A burst for which a row was opened. */
    static final int CAUSED_ACTIVATE = 1;
    /** A burst for which another row was closed. */
    static final int CAUSED_PRECHARGE = 2;

    private static final int SLOT_BITS = 16;

    final int[] row;
    final int[] tag;
    final int[] caused;
    final long[] arrived;
    final long[] age;
    private final int bankBits;
    private final int[] place;
    private final int slots;
    private final int[] next;
    private final int[] last;
    private int firstFree;
    private int taken;

    BurstTable(int slots, int banks, int lists) {
        this.slots = slots;
        this.bankBits = Integer.numberOfTrailingZeros(banks);
        place = new int[slots];
        row = new int[slots];
        tag = new int[slots];
        caused = new int[slots];
        arrived = new long[slots];
        age = new long[slots + lists];
        next = new int[slots + lists];
        last = new int[lists];
        Arrays.setAll(next, slot -> slot + 1 < slots ? slot + 1 : Index.NONE);
        for (int anchor = slots; anchor < slots + lists; anchor++) {
            age[anchor] = NO_AGE;
            next[anchor] = anchor;
            last[anchor - slots] = anchor;
        }
    }

    /** Takes a free slot for a burst of a kind to a row of a bank. */
    int take(int type, int bank, int burstRow) {
        int slot = firstFree;
        if (slot == Index.NONE) {
            throw new IllegalStateException("no free slot: a full queue was offered a burst");
        }
        firstFree = next[slot];
        taken++;
        caused[slot] = CAUSED_NOTHING;
        place[slot] = type << bankBits | bank;
        row[slot] = burstRow;
        return slot;
    }

    /** The bank of a burst. */
    int bank(int slot) {
        return place[slot] & (1 << bankBits) - 1;
    }

    /** Whether a burst is a READ or a WRITE. */
    int type(int slot) {
        return place[slot] >> bankBits;
    }

    /** The kind of a burst above the bits of its bank. */
    int place(int slot) {
        return place[slot];
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
        long marked = number << SLOT_BITS | slot;
        age[slot] = marked;
        return marked;
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
        int anchor = slots + list;
        next[last[list]] = slot;
        next[slot] = anchor;
        last[list] = slot;
    }

    /** Takes the first slot out of a list. */
    void removeFirst(int list) {
        int anchor = slots + list;
        int second = next[next[anchor]];
        next[anchor] = second;
        if (second == anchor) {
            last[list] = anchor;
        }
    }

    /** The age of a list's first slot, or {@link #NO_AGE}. */
    long first(int list) {
        return age[next[slots + list]];
    }

    /** Moves those that ask for a row from a list to another, which is empty. */
    void moveHits(int from, int to, int openRow) {
        int before = slots + from;
        for (int slot = next[before]; slot < slots; slot = next[before]) {
            if (row[slot] == openRow) {
                next[before] = next[slot];
                append(to, slot);
            } else {
                before = slot;
            }
        }
        last[from] = before;
    }

    /** Moves all of a list into another, by age. */
    void merge(int from, int into) {
        int before = slots + into;
        int slot = next[slots + from];
        while (slot < slots) {
            while (age[next[before]] < age[slot]) {
                before = next[before];
            }
            int following = next[slot];
            next[slot] = next[before];
            next[before] = slot;
            if (next[slot] == slots + into) {
                last[into] = slot;
            }
            slot = following;
        }
        next[slots + from] = slots + from;
        last[from] = slots + from;
    }
}
