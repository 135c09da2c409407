package org.ridgepoint.accelerator.stage;

import java.util.ArrayDeque;
import java.util.Optional;
import org.ridgepoint.accelerator.program.BulkPiece;
import org.ridgepoint.accelerator.program.Requirement;
import org.ridgepoint.accelerator.residence.StagedSpace;
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
    private final Action changed;
    private final ArrayDeque<BulkPiece> queue = new ArrayDeque<>();

    /**
     * A stage.
     *
     * @param changed fired when a piece has left the queue, and when one that could not leave may be able to
     */
    public BulkStage(DmaEngine engine, Router fromDram, StagedSpace space, Books books, Action changed) {
        this.engine = engine;
        this.fromDram = fromDram;
        this.space = space;
        this.books = books;
        this.changed = changed;
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
            changed.fire();
        }
    }

    /** The piece that is to be fetched next. */
    public Optional<BulkPiece> head() {
        return Optional.ofNullable(queue.peek());
    }

    private boolean canSubmit(BulkPiece piece) {
        for (Requirement need : piece.needs()) {
            if (!need.holds()) {
                need.tensor().whenAdvanced(changed);
                return false;
            }
        }
        if (!space.takePassing(piece.layer(), piece.bytes())) {
            space.whenFreed(changed);
            return false;
        }
        return true;
    }

    private void submit(BulkPiece piece) {
        piece.take();
        books.of(piece.layer()).dramRead(piece.bytes());
        TransferListener follower = books.follow(engine.name(), Leg.LOAD, piece.layer(), piece::becomeReady);
        engine.submit(new Transfer(0, piece.dramAddress(), piece.bytes(), Access.READ, fromDram, follower));
    }
}
