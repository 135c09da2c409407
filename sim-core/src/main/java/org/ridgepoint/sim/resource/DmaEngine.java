package org.ridgepoint.sim.resource;

import java.util.ArrayDeque;
import org.ridgepoint.sim.kernel.Action;
import org.ridgepoint.sim.kernel.Phase;
import org.ridgepoint.sim.kernel.Simulation;

/**
 * A DMA engine: works off transfers in order, as packets, with a bounded number of packets on their way.
 *
 * <p>Timing: packets are issued in phase ARRIVE, as many as the window and the ports take, so that every arbiter of
 * that tick sees them. A packet whose first port is full holds up all behind it. Submit in phase COMPLETE or ARRIVE.
 *
 * <p>Not modelled: the time to read a descriptor; the next transfer's packets follow the last one's directly.
 */
public final class DmaEngine {
    private final Simulation simulation;
    private final String name;
    private final int source;
    private final int granuleBytes;
    private final int maxOutstandingPackets;
    private final Action issue = this::issue;
    private final Action wake = this::wake;
    private final ArrayDeque<TransferProgress> unissued = new ArrayDeque<>();
    private int outstandingPackets;
    private boolean issueScheduled;
    private long deliveredBytes;

    /**
     * An engine without work.
     *
     * @param source its number in {@link Request#source}
     * @param granuleBytes most bytes of a packet
     * @param maxOutstandingPackets most packets issued and not yet delivered
     */
    public DmaEngine(Simulation simulation, String name, int source, int granuleBytes, int maxOutstandingPackets) {
        if (granuleBytes <= 0 || maxOutstandingPackets <= 0) {
            throw new IllegalArgumentException(name + ": granule and window must be positive, were " + granuleBytes
                    + " bytes and " + maxOutstandingPackets + " packets");
        }
        this.simulation = simulation;
        this.name = name;
        this.source = source;
        this.granuleBytes = granuleBytes;
        this.maxOutstandingPackets = maxOutstandingPackets;
    }

    /** Queues a transfer behind those before it. */
    public void submit(Transfer transfer) {
        unissued.add(new TransferProgress(transfer));
        wake();
    }

    public String name() {
        return name;
    }

    public long deliveredBytes() {
        return deliveredBytes;
    }

    private void wake() {
        if (!issueScheduled) {
            issueScheduled = true;
            simulation.at(simulation.now(), Phase.ARRIVE, issue);
        }
    }

    private void issue() {
        issueScheduled = false;
        while (!unissued.isEmpty() && outstandingPackets < maxOutstandingPackets) {
            TransferProgress head = unissued.peek();
            if (!head.issueNext()) {
                return;
            }
            if (head.issuedAll()) {
                unissued.remove();
            }
        }
    }

    /** A transfer with how far it has come. */
    private final class TransferProgress implements Packet.Listener {
        private final Transfer transfer;
        private long issued;
        private long delivered;

        TransferProgress(Transfer transfer) {
            this.transfer = transfer;
        }

        boolean issuedAll() {
            return issued == transfer.bytes();
        }

        /** Issues one packet; false, and a wake-up to come, when its first port has no place. */
        boolean issueNext() {
            long address = transfer.addressAt(issued);
            long run = Math.min(transfer.bytesInRunAt(issued), transfer.router().bytesToBoundary(address));
            int bytes = (int) Math.min(run, granuleBytes);
            Route route = transfer.router().routeFor(address, bytes);
            Port first = route.hop(0);
            if (!first.hasSpace()) {
                first.whenSpace(wake);
                return false;
            }
            long within = transfer.router().addressWithin(address);
            Request request = Request.contiguous(source, within, bytes, transfer.access(), simulation.now());
            send(new Packet(request, route, this), first);
            issued += bytes;
            return true;
        }

        private void send(Packet packet, Port first) {
            first.tryReserve(packet);
            outstandingPackets++;
            first.arrive(packet);
        }

        @Override
        public void delivered(Packet packet) {
            outstandingPackets--;
            delivered += packet.request().bytes();
            deliveredBytes += packet.request().bytes();
            transfer.listener().packetDelivered(packet);
            if (delivered == transfer.bytes()) {
                transfer.listener().completed(transfer);
            }
            if (!unissued.isEmpty()) {
                wake();
            }
        }
    }
}
