package org.ridgepoint.sim.memory.dram;

/**
 * The banks, or bank groups, that are shut to one command for now, and the cycles at which they open.
 *
 * <p>What is shut stands in a queue by the cycle at which it opens. As rules only ever delay, a bank that is shut for
 * longer meanwhile keeps its place in the queue, and is put back when its turn comes.
 */
final class ShutBanks {
    private static final int PLACE_BITS = 6; // 64 banks at most

    private final int sizeShift;
    private final long banksOfFirst;
    private final long[] opens;
    private final long[] queue;
    private int head;
    private int tail;
    private long shut;

    /** Nothing shut, of so many sets of {@code 1 << sizeShift} banks each. */
    ShutBanks(int sets, int sizeShift) {
        this.sizeShift = sizeShift;
        this.banksOfFirst = -1L >>> Long.SIZE - (1 << sizeShift);
        this.opens = new long[sets];
        this.queue = new long[4 * sets];
    }

    /** Shuts a bank's set until a cycle. */
    void shut(int bank, long until) {
        int set = bank >> sizeShift;
        if (until > opens[set]) {
            opens[set] = until;
            if ((shut >>> bank & 1) == 0) {
                shut |= banks(set);
                enqueue(set, until);
            }
        }
    }

    /** The cycle at which a bank's set opens, or has opened. */
    long opens(int bank) {
        return opens[bank >> sizeShift];
    }

    /** The banks that are shut. Cycles must not go back from call to call. */
    long at(long cycle) {
        while (nextOpens() <= cycle) {
            takeHead(cycle);
        }
        return shut;
    }

    /** A cycle before which none of a set of banks is open; 0 where one was open at the last question. */
    long noneBefore(long banks) {
        return (banks & ~shut) == 0 ? nextOpens() : 0;
    }

    private long nextOpens() {
        return head == tail ? DramPolicy.NEVER : queue[head] >> PLACE_BITS;
    }

    private void takeHead(long cycle) {
        int set = (int) queue[head++] & (1 << PLACE_BITS) - 1;
        if (head == tail) {
            head = 0;
            tail = 0;
        }
        if (opens[set] > cycle) {
            enqueue(set, opens[set]);
        } else {
            shut &= ~banks(set);
        }
    }

    private void enqueue(int set, long until) {
        if (tail == queue.length) {
            System.arraycopy(queue, head, queue, 0, tail - head);
            tail -= head;
            head = 0;
        }
        long entry = until << PLACE_BITS | set;
        int at = tail++;
        while (at > head && queue[at - 1] > entry) {
            queue[at] = queue[at - 1];
            at--;
        }
        queue[at] = entry;
    }

    private long banks(int set) {
        return banksOfFirst << (set << sizeShift);
    }
}
