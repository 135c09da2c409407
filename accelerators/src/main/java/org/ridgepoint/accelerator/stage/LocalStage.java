package org.ridgepoint.accelerator.stage;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Set;
import org.ridgepoint.accelerator.program.BulkPiece;
import org.ridgepoint.accelerator.program.LocalPiece;
import org.ridgepoint.accelerator.program.LocalPiece.BulkCopy;
import org.ridgepoint.accelerator.program.Requirement;
import org.ridgepoint.accelerator.residence.StagedSpace;
import org.ridgepoint.sim.kernel.Action;
import org.ridgepoint.sim.resource.Access;
import org.ridgepoint.sim.resource.DmaEngine;
import org.ridgepoint.sim.resource.Router;
import org.ridgepoint.sim.resource.Transfer;
import org.ridgepoint.sim.resource.TransferListener;

/** Copies pieces from bulk into local SRAM, and takes room for outputs there, in order, as far ahead as there is room. */
public final class LocalStage {
    private final DmaEngine engine;
    private final Router fromBulk;
    private final StagedSpace local;
    private final StagedSpace bulk;
    private final long bulkCapacity;
    private final Books books;
    private final Action changed;
    private final ArrayDeque<LocalPiece> queue = new ArrayDeque<>();
    private long nextAddress;

    /**
     * A stage.
     *
     * @param changed fired when a piece has left the queue, and when one that could not leave may be able to
     */
    public LocalStage(
            DmaEngine engine,
            Router fromBulk,
            StagedSpace local,
            StagedSpace bulk,
            long bulkCapacity,
            Books books,
            Action changed) {
        this.engine = engine;
        this.fromBulk = fromBulk;
        this.local = local;
        this.bulk = bulk;
        this.bulkCapacity = bulkCapacity;
        this.books = books;
        this.changed = changed;
    }

    public void enqueue(LocalPiece piece) {
        queue.add(piece);
    }

    /** Takes pieces out that are not to be copied after all. */
    void leaveOut(Set<LocalPiece> pieces) {
        queue.removeIf(pieces::contains);
    }

    public int waiting() {
        return queue.size();
    }

    public void free(LocalPiece piece) {
        local.freePassing(piece.bytes());
    }

    /** Submits what can be copied now. */
    public void pump() {
        boolean moved = false;
        while (!queue.isEmpty() && submitAll(queue.peek())) {
            queue.remove();
            moved = true;
        }
        if (moved) {
            changed.fire();
        }
    }

    /** The piece that is to be copied next. */
    public Optional<LocalPiece> head() {
        return Optional.ofNullable(queue.peek());
    }

    private boolean submitAll(LocalPiece piece) {
        if (!piece.taken()) {
            if (!local.takePassing(piece.layer(), piece.bytes())) {
                local.whenFreed(changed);
                return false;
            }
            piece.take();
        }
        while (!piece.allSubmitted()) {
            if (!available(piece.nextSegment())) {
                return false;
            }
            BulkCopy segment = piece.nextSegment();
            piece.submit();
            copy(piece, segment);
        }
        return true;
    }

    private boolean available(BulkCopy segment) {
        for (BulkPiece piece : segment.from()) {
            if (!piece.ready()) {
                piece.whenReady(changed);
                return false;
            }
        }
        for (Requirement need : segment.needs()) {
            if (!need.holds()) {
                need.tensor().whenAdvanced(changed);
                return false;
            }
        }
        return true;
    }

    private void copy(LocalPiece piece, BulkCopy segment) {
        if (segment.bytes() == 0) {
            copied(piece, segment);
            return;
        }
        books.tally().copies(piece, segment);
        long address = nextAddress;
        nextAddress = (nextAddress + segment.bytes()) % bulkCapacity;
        TransferListener follower = books.follow(engine.name(), Leg.FILL, piece.layer(), () -> copied(piece, segment));
        engine.submit(new Transfer(0, address, segment.bytes(), Access.READ, fromBulk, follower));
    }

    private void copied(LocalPiece piece, BulkCopy segment) {
        segment.releases().forEach(left -> left.leave(() -> bulk.freePassing(left.roomBytes())));
        piece.segmentCopied();
    }
}
