package org.ridgepoint.experiment.serve.queue;

import java.util.concurrent.atomic.AtomicReference;

/** A client's place in the queue, and then its turn. */
public final class Ticket {
    /** Why a job was broken off. */
    public enum End {
        /** It was not. */
        NONE,
        /** Nobody wants it any more. */
        CANCELLED,
        /** It took longer than it may. */
        TOO_LONG
    }

    private final String client;
    private final String lane;
    private final Runnable job;
    private final AtomicReference<End> end = new AtomicReference<>(End.NONE);
    private Thread worker;
    private boolean over;

    Ticket(String client, String lane, Runnable job) {
        this.client = client;
        this.lane = lane;
        this.job = job;
    }

    String client() {
        return client;
    }

    /** Whether it is a client's and still wanted. */
    boolean isOf(String name) {
        return client.equals(name) && end() == End.NONE;
    }

    boolean isInLane(String name) {
        return lane.equals(name);
    }

    /** Why it was broken off, if it was. */
    public End end() {
        return end.get();
    }

    void breakOff(End why) {
        end.compareAndSet(End.NONE, why);
        synchronized (this) {
            if (worker != null) {
                worker.interrupt();
            }
        }
    }

    /** Does the job on the caller's thread, which is as it was before when this returns. */
    void run() {
        synchronized (this) {
            worker = Thread.currentThread();
        }
        try {
            if (end() != End.NONE) {
                worker.interrupt();
            }
            job.run();
        } finally {
            synchronized (this) {
                worker = null;
                over = true;
            }
            Thread.interrupted();
        }
    }

    synchronized boolean isOver() {
        return over;
    }
}
