package org.ridgepoint.sim.resource;

import java.util.List;
import org.ridgepoint.sim.kernel.Action;

/**
 * The place where a multicast packet splits: the last hop of its route, which copies it into every branch at once.
 *
 * <p>Timing: a packet enters only when every branch has a place, and no time passes in the fork itself; it is delivered
 * when its last copy is. The sender of the fork is the sender of all its branches.
 *
 * <p>Not modelled: places are taken all at once, never held one by one while waiting for the others.
 */
public final class Fork implements Port {
    private final List<Route> branches;

    /** A fork into at least one branch. */
    public Fork(List<Route> branches) {
        this.branches = List.copyOf(branches);
        if (branches.isEmpty()) {
            throw new IllegalArgumentException("a fork needs at least one branch");
        }
    }

    @Override
    public boolean hasSpace() {
        for (Route branch : branches) {
            if (!branch.hop(0).hasSpace()) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean tryReserve(Packet packet) {
        if (!hasSpace()) {
            return false;
        }
        for (Route branch : branches) {
            branch.hop(0).tryReserve(packet);
        }
        return true;
    }

    @Override
    public void whenSpace(Action waiter) {
        for (Route branch : branches) {
            if (!branch.hop(0).hasSpace()) {
                branch.hop(0).whenSpace(waiter);
            }
        }
    }

    @Override
    public void arrive(Packet packet) {
        Joining joining = new Joining(packet, branches.size());
        for (Route branch : branches) {
            branch.hop(0).arrive(new Packet(packet.request(), branch, joining));
        }
    }

    @Override
    public ResourceKind kind() {
        return branches.get(0).hop(0).kind();
    }

    @Override
    public String name() {
        return "fork." + branches.get(0).hop(0).name();
    }

    /** Waits for the copies of one packet. */
    private static final class Joining implements Packet.Listener {
        private final Packet packet;
        private int missing;

        Joining(Packet packet, int copies) {
            this.packet = packet;
            this.missing = copies;
        }

        @Override
        public void delivered(Packet copy) {
            missing--;
            if (missing == 0) {
                packet.copied(copy);
                packet.leave();
            }
        }
    }
}
