package org.ridgepoint.sim.resource;

/**
 * How much a resource has done for each owner of packets, so that it is known of one that waited whom it stood behind: for
 * whom the resource worked meanwhile.
 */
public final class WorkByOwner {
    /** Where owners are not told apart. */
    static final WorkByOwner UNTOLD = new WorkByOwner(0);

    private final long[] work;
    private int last;
    private long lastEndsTick;

    /** For so many owners, numbered from 0; none are told apart where there are not two. */
    public WorkByOwner(int owners) {
        this.work = new long[owners > 1 ? owners : 0];
    }

    /** Whether there is anybody to stand behind. */
    public boolean tellsApart() {
        return work.length > 0;
    }

    /** Notes work of any measure for an owner, done at once. */
    public void add(int owner, long amount) {
        if (tellsApart()) {
            work[owner] += amount;
        }
    }

    /** The resource is occupied on behalf of an owner from one tick to another, and by nobody else. */
    void occupy(int owner, long fromTick, long untilTick) {
        add(owner, untilTick - fromTick);
        last = owner;
        lastEndsTick = untilTick;
    }

    /** By owner, what has been done up to now, of what was begun before the part that is done. */
    public long[] until(long tick) {
        long[] done = work.clone();
        if (lastEndsTick > tick && tellsApart()) {
            done[last] -= lastEndsTick - tick;
        }
        return done;
    }

    /** By owner, what has been done from a time at which so much was up to now. */
    public long[] since(long[] before, long tick) {
        long[] done = until(tick);
        for (int owner = 0; owner < done.length; owner++) {
            done[owner] -= before[owner];
        }
        return done;
    }
}
