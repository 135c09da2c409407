package org.ridgepoint.sim.resource;

import java.util.ArrayList;
import java.util.List;
import org.ridgepoint.sim.kernel.ClockDomain;

/** Test bench: writes down, in cycles, where each delivered packet spent its time. */
public class Timeline implements TransferListener {
    private final ClockDomain clock;
    private final List<String> lines = new ArrayList<>();
    private final List<Packet> delivered = new ArrayList<>();

    public Timeline(ClockDomain clock) {
        this.clock = clock;
    }

    @Override
    public void packetDelivered(Packet packet) {
        delivered.add(packet);
        StringBuilder line = new StringBuilder();
        line.append("from ").append(packet.request().source());
        line.append(" @").append(packet.request().address());
        line.append(" +").append(packet.request().bytes());
        appendHops(line, packet);
        lines.add(line.toString());
    }

    private void appendHops(StringBuilder line, Packet packet) {
        int hops = packet.route().length() - (packet.findLastCopy().isPresent() ? 1 : 0);
        for (int hop = 0; hop < hops; hop++) {
            Grant grant = packet.grant(hop);
            line.append(" | ").append(packet.route().hop(hop).name());
            line.append(" arrives ").append(cycles(grant.arrivedTick()));
            line.append(" starts ").append(cycles(grant.startTick()));
            line.append(" frees ").append(cycles(grant.freeTick()));
            line.append(" done ").append(cycles(grant.doneTick()));
        }
        packet.findLastCopy().ifPresent(copy -> appendHops(line, copy));
    }

    @Override
    public void completed(Transfer transfer) {
        lines.add("transfer " + transfer.id() + " complete");
    }

    public List<Packet> delivered() {
        return delivered;
    }

    public String text() {
        return String.join("\n", lines) + "\n";
    }

    private long cycles(long tick) {
        return clock.cyclesRoundedUp(tick);
    }
}
