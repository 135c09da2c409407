package org.ridgepoint.accelerator.stage;

import java.util.ArrayDeque;
import org.ridgepoint.accelerator.program.BulkPiece;
import org.ridgepoint.accelerator.program.Requirement;
import org.ridgepoint.accelerator.residence.StagedSpace;
import org.ridgepoint.accelerator.wait.Blocker;
import org.ridgepoint.sim.kernel.Action;
import org.ridgepoint.sim.resource.Access;
import org.ridgepoint.sim.resource.DmaEngine;
import org.ridgepoint.sim.resource.Router;
import org.ridgepoint.sim.resource.Transfer;
import org.ridgepoint.sim.resource.TransferListener;

/** Fetches pieces from DRAM into bulk SRAM, in order, as far ahead as there is room. */
public final class BulkStage {
    private final DmaEngine engine;
    private final Router fromDram;
    private final StagedSpace space;
    private final Books books;
    private final Action pump = this::pump;
    private final ArrayDeque<BulkPiece> queue = new ArrayDeque<>();
    private Action refill = () -> {};

    public BulkStage(DmaEngine engine, Router fromDram, StagedSpace space, Books books) {
        this.engine = engine;
        this.fromDram = fromDram;
        this.space = space;
        this.books = books;
    }

    /** Calls {@code action} when pieces have left the queue. */
    public void whenDrained(Action action) {
        refill = action;
    }

    public void enqueue(BulkPiece piece) {
        queue.add(piece);
    }

    public int waiting() {
        return queue.size();
    }

    /** Submits what can be fetched now. */
    public void pump() {
        boolean moved = false;
        while (!queue.isEmpty() && canSubmit(queue.peek())) {
            submit(queue.remove());
            moved = true;
        }
        if (moved) {
            books.waits().touch();
            refill.fire();
        }
    }

    /** Why the oldest waiting piece is not fetched; meaningful while one waits. */
    Blocker blocker() {
        BulkPiece head = queue.peek();
        if (head == null) {
            return Blocker.DRAM_IN;
        }
        boolean missing = head.needs().stream().anyMatch(need -> !need.holds());
        return missing ? Blocker.DEPENDENCY : Blocker.BULK_ROOM;
    }

    private boolean canSubmit(BulkPiece piece) {
        for (Requirement need : piece.needs()) {
            if (!need.holds()) {
                need.tensor().whenAdvanced(pump);
                return false;
            }
        }
        if (!space.takePassing(piece.layer(), piece.bytes())) {
            space.whenFreed(pump);
            return false;
        }
        return true;
    }

    private void submit(BulkPiece piece) {
        piece.take();
        books.of(piece.layer()).dramRead(piece.bytes());
        TransferListener follower = books.follow(engine.name(), Blocker.DRAM_IN, piece.layer(), piece::becomeReady);
        engine.submit(new Transfer(0, piece.dramAddress(), piece.bytes(), Access.READ, fromDram, follower));
    }
}
