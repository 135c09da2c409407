package org.ridgepoint.benchmark;

import java.util.Arrays;
import org.ridgepoint.sim.kernel.Action;

/** The yardstick: a plain 4-ary heap of (tick, order, action) with a clock, and nothing else around it. */
final class BareHeap {
    private long[] ticks = new long[64];
    private long[] orders = new long[64];
    private Action[] actions = new Action[64];
    private int size;
    private long sequence;
    private long now;

    long now() {
        return now;
    }

    void at(long tick, int phase, Action action) {
        if (size == actions.length) {
            grow();
        }
        long order = (long) phase << 59 | sequence++;
        int hole = size++;
        while (hole > 0) {
            int parent = (hole - 1) >> 2;
            if (!isBefore(tick, order, parent)) {
                break;
            }
            move(parent, hole);
            hole = parent;
        }
        set(hole, tick, order, action);
    }

    void run() {
        while (size > 0) {
            Action action = actions[0];
            now = ticks[0];
            removeHead();
            action.fire();
        }
    }

    private void removeHead() {
        int last = --size;
        long tick = ticks[last];
        long order = orders[last];
        Action action = actions[last];
        actions[last] = null;
        int hole = 0;
        while (true) {
            int first = 4 * hole + 1;
            if (first >= size) {
                break;
            }
            int smallest = smallest(first);
            if (isBefore(tick, order, smallest)) {
                break;
            }
            move(smallest, hole);
            hole = smallest;
        }
        set(hole, tick, order, action);
    }

    private int smallest(int first) {
        int end = Math.min(first + 4, size);
        int smallest = first;
        for (int i = first + 1; i < end; i++) {
            if (isBefore(ticks[i], orders[i], smallest)) {
                smallest = i;
            }
        }
        return smallest;
    }

    private boolean isBefore(long tick, long order, int place) {
        return tick < ticks[place] || tick == ticks[place] && order < orders[place];
    }

    private void move(int from, int to) {
        set(to, ticks[from], orders[from], actions[from]);
    }

    private void set(int place, long tick, long order, Action action) {
        ticks[place] = tick;
        orders[place] = order;
        actions[place] = action;
    }

    private void grow() {
        int capacity = 2 * size;
        ticks = Arrays.copyOf(ticks, capacity);
        orders = Arrays.copyOf(orders, capacity);
        actions = Arrays.copyOf(actions, capacity);
    }
}
