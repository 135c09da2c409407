package org.ridgepoint.sim.resource;

import java.util.Optional;
import org.ridgepoint.sim.kernel.Action;

/** Bytes on their way along a route as one, with the grant of each hop behind them. */
public final class Packet implements Action {
    /** Told when a packet has left its last hop. */
    @FunctionalInterface
    public interface Listener {
        void delivered(Packet packet);
    }

    private static final long[] NOBODY = {};
    private static final long[][] NONE = {};

    private final Request request;
    private final Route route;
    private final Listener listener;
    private final Grant[] grants;
    private final int firstBytes;
    private int hop;
    private long arrivedTick;
    private long blockedMark;
    private Packet lastCopy;
    private long[] workAtArrival = NOBODY;
    private long[][] behind = NONE;

    public Packet(Request request, Route route, Listener listener) {
        this(request, route, listener, request.bytes());
    }

    /** A packet of whose bytes the first hop gives others: those that are worked into it on its way. */
    public Packet(Request request, Route route, Listener listener, int firstBytes) {
        this.firstBytes = firstBytes;
        this.request = request;
        this.route = route;
        this.listener = listener;
        this.grants = new Grant[route.length()];
    }

    public Request request() {
        return request;
    }

    public Route route() {
        return route;
    }

    /** Bytes that a hop moves of it. */
    public int bytes(int index) {
        return index == 0 ? firstBytes : request.bytes();
    }

    /** When it reached the queue that it stands in. */
    public long arrivedTick() {
        return arrivedTick;
    }

    /** Enters the queue of its current hop. */
    public void enter(long tick) {
        arrivedTick = tick;
    }

    /** Its queue's count of blocked ticks: at arrival while it waits, its own share once it is taken. */
    long blockedMark() {
        return blockedMark;
    }

    void markBlocked(long ticks) {
        blockedMark = ticks;
    }

    /** What the resource in whose queue it stands had done, by owner, when it came. */
    public void arriveAfter(long[] workByOwner) {
        workAtArrival = workByOwner;
    }

    /** The same. */
    public long[] workAtArrival() {
        return workAtArrival;
    }

    /** Notes how many of the ticks at the present hop it stood behind packets of each owner. */
    public void stoodBehind(long[] ticksByOwner) {
        if (behind.length == 0) {
            behind = new long[grants.length][];
        }
        behind[hop] = ticksByOwner;
    }

    /** Ticks at a hop that it stood behind packets of each owner; empty where the resource tells none apart. */
    public long[] behind(int index) {
        return behind.length == 0 || behind[index] == null ? NOBODY : behind[index];
    }

    /** The grant of a hop that is behind it. */
    public Grant grant(int index) {
        return grants[index];
    }

    /** Of the copies that a {@link Fork} at its last hop made, the one delivered last. */
    public Optional<Packet> findLastCopy() {
        return Optional.ofNullable(lastCopy);
    }

    /** Hops that it passed itself: of one that was copied at its last hop all but that. */
    public int passedHops() {
        return lastCopy == null ? route.length() : route.length() - 1;
    }

    void copied(Packet last) {
        lastCopy = last;
    }

    public boolean atLastHop() {
        return hop == grants.length - 1;
    }

    /** The port after the present one. */
    public Port nextPort() {
        return route.hop(hop + 1);
    }

    /** Notes what the present hop decided. */
    public void granted(Grant grant) {
        grants[hop] = grant;
    }

    /** As an event it is that it leaves: a reference to {@link #leave} made for each would take longer than the packet. */
    @Override
    public void fire() {
        leave();
    }

    /** Leaves the present hop: on to the next port's reserved place, or to the listener after the last. */
    public void leave() {
        if (atLastHop()) {
            hop++;
            listener.delivered(this);
            return;
        }
        hop++;
        route.hop(hop).arrive(this);
    }
}
