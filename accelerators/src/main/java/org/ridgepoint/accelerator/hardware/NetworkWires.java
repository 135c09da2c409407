package org.ridgepoint.accelerator.hardware;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import org.ridgepoint.sim.interconnect.NetworkOnChip;
import org.ridgepoint.sim.resource.Port;

/** A network with senders and receivers at its nodes. */
final class NetworkWires implements Wires {
    private final NetworkOnChip network;
    private final int queue;
    private final IntUnaryOperator nodeOfSender;
    private final IntUnaryOperator nodeOfReceiver;
    private final Map<Integer, Port> entries = new HashMap<>();

    NetworkWires(NetworkOnChip network, int queue, IntUnaryOperator nodeOfSender, IntUnaryOperator nodeOfReceiver) {
        this.network = network;
        this.queue = queue;
        this.nodeOfSender = nodeOfSender;
        this.nodeOfReceiver = nodeOfReceiver;
    }

    @Override
    public List<Port> way(int sender, int receiver) {
        int from = nodeOfSender.applyAsInt(sender);
        List<Port> hops = new ArrayList<>();
        hops.add(entries.computeIfAbsent(sender, any -> network.newEntry(from, queue)));
        hops.addAll(network.hopsAfterEntry(from, nodeOfReceiver.applyAsInt(receiver)));
        return hops;
    }

    @Override
    public double hopsPerByte() {
        long entered = network.enteredBytes();
        return entered == 0 ? 1 : (double) network.byteHops() / entered;
    }

    @Override
    public List<String> starved() {
        return network.starved();
    }
}
