package org.ridgepoint.accelerator.stage;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.ridgepoint.accelerator.hardware.Agents;
import org.ridgepoint.accelerator.hardware.OutputWays;
import org.ridgepoint.accelerator.hardware.StoreRouters;
import org.ridgepoint.accelerator.hardware.VectorServer;
import org.ridgepoint.accelerator.mapping.Place;
import org.ridgepoint.accelerator.program.OutputBlock;
import org.ridgepoint.accelerator.residence.Progress;
import org.ridgepoint.accelerator.residence.StagedSpace;
import org.ridgepoint.sim.kernel.Action;
import org.ridgepoint.sim.kernel.Simulation;
import org.ridgepoint.sim.quantity.Exact;
import org.ridgepoint.sim.resource.Access;
import org.ridgepoint.sim.resource.DmaEngine;
import org.ridgepoint.sim.resource.Packet;
import org.ridgepoint.sim.resource.Port;
import org.ridgepoint.sim.resource.Request;
import org.ridgepoint.sim.resource.Route;
import org.ridgepoint.sim.resource.Transfer;
import org.ridgepoint.sim.resource.TransferListener;

/** Takes outputs from the array through the vector unit into local SRAM, and stores them where they live, in order. */
public final class OutputStage {
    private final Simulation simulation;
    private final VectorServer vector;
    private final OutputWays ways;
    private final DmaEngine engine;
    private final StoreRouters routers;
    private final StagedSpace local;
    private final Books books;
    private final Progress progress;
    private final Action sendToVector = this::sendToVector;
    private final Action changed;
    private final ArrayDeque<Leaving> atVector = new ArrayDeque<>();
    private final List<OutputBlock> made = new ArrayList<>();
    private final ArrayDeque<OutputBlock> toStore = new ArrayDeque<>();
    private final ArrayDeque<Leaving> waitingForVector = new ArrayDeque<>();
    private final long granuleBytes;
    private Action whenStored = () -> {};
    private Route lastWay;
    private int storing;

    /** A packet of a block's outputs on its way through the vector unit, the last of them or not. */
    private record Leaving(Packet packet, OutputBlock block, VectorServer.BlockShare work, boolean last) {}

    /**
     * A stage.
     *
     * @param granuleBytes most bytes of a packet
     * @param changed fired when outputs have come that are to be stored, and when those that could not be may be able to
     */
    public OutputStage(
            Simulation simulation,
            VectorServer vector,
            OutputWays ways,
            DmaEngine engine,
            StoreRouters routers,
            StagedSpace local,
            Books books,
            Progress progress,
            long granuleBytes,
            Action changed) {
        this.granuleBytes = granuleBytes;
        this.simulation = simulation;
        this.vector = vector;
        this.ways = ways;
        this.engine = engine;
        this.routers = routers;
        this.local = local;
        this.books = books;
        this.progress = progress;
        this.changed = changed;
    }

    /** Has somebody told whenever a block has been stored. */
    public void whenStored(Action told) {
        whenStored = told;
    }

    /** Whether everything that has left the array lies where it lives. */
    public boolean isEmpty() {
        return storing == 0 && atVector.isEmpty() && made.isEmpty() && toStore.isEmpty();
    }

    /** Outputs leave the array. */
    public void leaveArray(OutputBlock block) {
        long residualBytes = Tally.residualBytes(block);
        books.tally().leavesArray(block);
        long wanted = Exact.ceilDiv(Math.max(1, block.bytes()), granuleBytes);
        long packets = Math.min(wanted, vector.mostPackets(block.vectorOperations()));
        for (long i = 0; i < packets; i++) {
            leave(block, residualBytes, i, packets);
        }
        sendToVector();
    }

    /** One of so many packets of a block leaves, with its share of the residual and of the vector unit's work. */
    private void leave(OutputBlock block, long residualBytes, long index, long packets) {
        Route way = block.frees().isEmpty() ? ways.plain() : ways.withResidual();
        int bytes = Math.toIntExact(Math.max(1, share(block.bytes(), index, packets)));
        int first =
                block.frees().isEmpty() ? bytes : Math.toIntExact(Math.max(1, share(residualBytes, index, packets)));
        Request request = Request.contiguous(Agents.ARRAY_OUTPUT, 0, bytes, Access.WRITE, simulation.now());
        long before = block.vectorOperations() * index / packets;
        long work = share(block.vectorOperations(), index, packets);
        Leaving leaving = new Leaving(
                new Packet(request, way, this::leftVector, first),
                block,
                new VectorServer.BlockShare(index == 0, before, before + work),
                index == packets - 1);
        atVector.add(leaving);
        waitingForVector.add(leaving);
    }

    private static long share(long all, long index, long parts) {
        return all * (index + 1) / parts - all * index / parts;
    }

    /** Outputs that the vector unit or host made lie in local SRAM. */
    public void store(OutputBlock block) {
        made.add(block);
        changed.fire();
    }

    /** Whether outputs are at the vector unit. */
    public boolean vectorBusy() {
        return !atVector.isEmpty();
    }

    /** Whether outputs are on their way to where they live. */
    public boolean storing() {
        return storing > 0;
    }

    private void sendToVector() {
        while (!waitingForVector.isEmpty()) {
            Leaving next = waitingForVector.peek();
            Port first = next.packet.route().hop(0);
            boolean couldOvertake = atVector.size() > waitingForVector.size() && next.packet.route() != lastWay;
            if (couldOvertake) {
                return; // the other way is shorter or longer: wait until it is empty
            }
            if (!first.tryReserve(next.packet)) {
                first.whenSpace(sendToVector);
                return;
            }
            waitingForVector.remove();
            lastWay = next.packet.route();
            vector.announce(Agents.ARRAY_OUTPUT, next.work);
            first.arrive(next.packet);
        }
    }

    private void leftVector(Packet packet) {
        Leaving leaving = atVector.remove();
        OutputBlock block = leaving.block;
        books.listener().delivered(block.layer(), packet);
        if (leaving.last) {
            block.frees().forEach(piece -> local.freePassing(piece.bytes()));
            store(block);
        }
        sendToVector();
    }

    /** Stores what has a home, in the order in which it was made; of one tick the oldest layer's first. */
    public void pump() {
        made.sort(Comparator.comparingInt(OutputBlock::layer));
        toStore.addAll(made);
        made.clear();
        while (!toStore.isEmpty() && hasHome(toStore.peek())) {
            submit(toStore.remove());
        }
    }

    private boolean hasHome(OutputBlock block) {
        Place place = block.tensor().place();
        return place == Place.DRAM || block.tensor().becomeResident(changed);
    }

    private void submit(OutputBlock block) {
        Place place = block.tensor().place();
        if (place == Place.LOCAL || block.bytes() == 0) {
            stored(block);
            return;
        }
        storing++;
        books.tally().stores(block);
        TransferListener follower = books.follow(engine.name(), Leg.DRAIN, block.layer(), () -> {
            storing--;
            stored(block);
        });
        engine.submit(new Transfer(0, block.dramAddress(), block.bytes(), Access.WRITE, routers.to(place), follower));
    }

    private void stored(OutputBlock block) {
        local.freePassing(block.room().bytes());
        block.tensor().advanceTo(block.readyRows());
        if (block.readyRows() > 0) {
            progress.stored(block.tensor());
        }
        whenStored.fire();
    }
}
