package org.ridgepoint.sim.kernel;

import java.util.Arrays;

/**
 * The queue of what is to happen: the nearest few events in order, the rest in a heap.
 *
 * <p>A chip has some six events pending, most of them due soon: among so few a place is found faster by looking from the
 * head than by walking a heap. Every event in the heap comes after those near. Nothing is allocated but when the heap
 * grows. Measured, and what else was tried: docs/decisions/0001.
 */
final class EventQueue {
    private static final int NEAR = 16;

    /** What is near, the head last: entry i has its tick at 2i and its order at 2i + 1. */
    private final long[] keys = new long[2 * NEAR];

    private final Action[] actions = new Action[NEAR];
    private int near;
    private final EventHeap far = new EventHeap();

    boolean isEmpty() {
        return near == 0 && far.isEmpty();
    }

    int size() {
        return near + far.size();
    }

    void push(long tick, long order, Action action) {
        if (near == NEAR) {
            moveHalfAway();
        }
        if (!far.isEmpty() && (near == 0 || !isAfter(0, tick, order))) {
            far.push(tick, order, action);
            return;
        }
        int place = near++;
        while (place > 0 && !isAfter(place - 1, tick, order)) {
            move(place - 1, place);
            place--;
        }
        keys[2 * place] = tick;
        keys[2 * place + 1] = order;
        actions[place] = action;
    }

    /** Tick of the head; the queue must not be empty. */
    long headTick() {
        if (near == 0) {
            bringNear();
        }
        return keys[2 * near - 2];
    }

    /** Order of the head within its tick; valid after {@link #headTick()}. */
    long headOrder() {
        return keys[2 * near - 1];
    }

    /** Removes the head; valid after {@link #headTick()}. */
    Action take() {
        near--;
        Action head = actions[near];
        actions[near] = null;
        return head;
    }

    void clear() {
        Arrays.fill(actions, null);
        near = 0;
        far.clear();
    }

    /** Removes one entry with an equal action, looking at all; false where there is none. */
    boolean remove(Action action) {
        for (int place = 0; place < near; place++) {
            if (actions[place].equals(action)) {
                near--;
                for (int i = place; i < near; i++) {
                    move(i + 1, i);
                }
                actions[near] = null;
                return true;
            }
        }
        return far.remove(action);
    }

    /** Shows every entry, in no order. */
    void forEach(EventHeap.Visitor visitor) {
        for (int place = 0; place < near; place++) {
            visitor.visit(keys[2 * place], keys[2 * place + 1], actions[place]);
        }
        far.forEach(visitor);
    }

    private void moveHalfAway() {
        int staying = NEAR / 2;
        for (int place = 0; place < NEAR - staying; place++) {
            far.push(keys[2 * place], keys[2 * place + 1], actions[place]);
        }
        for (int place = 0; place < staying; place++) {
            move(place + NEAR - staying, place);
        }
        Arrays.fill(actions, staying, NEAR, null);
        near = staying;
    }

    private void bringNear() {
        near = Math.min(NEAR / 2, far.size());
        for (int place = near - 1; place >= 0; place--) {
            keys[2 * place] = far.headTick();
            keys[2 * place + 1] = far.headOrder();
            actions[place] = far.take();
        }
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
}
