package org.ridgepoint.accelerator.stage;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import org.ridgepoint.accelerator.program.BulkPiece;
import org.ridgepoint.accelerator.program.CommonRun;
import org.ridgepoint.accelerator.program.Requirement;
import org.ridgepoint.accelerator.residence.StagedSpace;
import org.ridgepoint.sim.kernel.Action;
import org.ridgepoint.sim.resource.Access;
import org.ridgepoint.sim.resource.DmaEngine;
import org.ridgepoint.sim.resource.Packet;
import org.ridgepoint.sim.resource.Router;
import org.ridgepoint.sim.resource.Transfer;
import org.ridgepoint.sim.resource.TransferListener;

/**
 * Fetches pieces from DRAM into bulk SRAM, in order, as far ahead as there is room. What several cores read together is fetched when
 * all of them have come to it and have room for it, and what comes behind it not before.
 */
public final class BulkStage {
    private final DmaEngine engine;
    private final Router fromDram;
    private final IntFunction<Router> forSeveral;
    private final StagedSpace space;
    private final Books books;
    private final Action changed;
    private final ArrayDeque<BulkPiece> queue = new ArrayDeque<>();
    private boolean awaitsOthers;

    /**
     * A stage.
     *
     * @param fromDram to the core's own bulk SRAM
     * @param forSeveral to the bulk SRAM of each of the first so many cores
     * @param changed fired when a piece has left the queue, and when one that could not leave may be able to
     */
    public BulkStage(
            DmaEngine engine,
            Router fromDram,
            IntFunction<Router> forSeveral,
            StagedSpace space,
            Books books,
            Action changed) {
        this.engine = engine;
        this.fromDram = fromDram;
        this.forSeveral = forSeveral;
        this.space = space;
        this.books = books;
        this.changed = changed;
    }

    public void enqueue(BulkPiece piece) {
        queue.add(piece);
    }

    /** Takes pieces out that are not to be fetched after all. */
    void leaveOut(Set<BulkPiece> pieces) {
        queue.removeIf(pieces::contains);
    }

    public int waiting() {
        return queue.size();
    }

    /** Submits what can be fetched now. */
    public void pump() {
        boolean moved = false;
        while (!queue.isEmpty() && !awaitsOthers && canSubmit(queue.peek())) {
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
        if (!space.takePassing(piece.layer(), piece.roomBytes())) {
            space.whenFreed(changed);
            return false;
        }
        return true;
    }

    private void submit(BulkPiece piece) {
        piece.take();
        awaitsOthers = piece.isReadTogether();
        piece.fetch(new Sharing(piece), () -> fetch(piece, fromDram, follower(piece, piece::becomeReady)));
    }

    private TransferListener follower(BulkPiece piece, Action then) {
        return books.follow(engine.name(), Leg.LOAD, piece.layer(), then);
    }

    private void fetch(BulkPiece piece, Router router, TransferListener follower) {
        books.tally().fetches(piece);
        engine.submit(new Transfer(0, piece.dramAddress(), piece.bytes(), Access.READ, router, follower));
    }

    /** Has a piece together with other cores. */
    private final class Sharing implements CommonRun.Reader {
        private final BulkPiece piece;

        Sharing(BulkPiece piece) {
            this.piece = piece;
        }

        @Override
        public void begin(CommonRun run, boolean fetches) {
            awaitsOthers = false;
            changed.fire();
            if (fetches) {
                fetchForAll(run);
            } else if (run.comesIntoEach()) {
                books.tally().receives(piece);
            }
        }

        private void fetchForAll(CommonRun run) {
            TransferListener own = follower(piece, run::arrived);
            Router router = run.comesIntoEach() ? forSeveral.apply(run.cores()) : fromDram;
            fetch(piece, router, new TransferListener() {
                @Override
                public void packetDelivered(Packet packet) {
                    books.listener().delivered(piece.layer(), packet);
                    run.moved(packet);
                }

                @Override
                public void completed(Transfer transfer) {
                    own.completed(transfer);
                }
            });
        }

        @Override
        public void moved(Packet packet) {
            books.onlooker().delivered(Leg.LOAD, packet);
        }

        @Override
        public void arrived() {
            piece.becomeReady();
        }
    }
}
