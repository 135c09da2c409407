package org.ridgepoint.accelerator.stage;

import java.util.ArrayDeque;
import org.ridgepoint.accelerator.program.BulkPiece;
import org.ridgepoint.accelerator.program.LocalPiece;
import org.ridgepoint.accelerator.program.LocalPiece.Segment;
import org.ridgepoint.accelerator.program.Requirement;
import org.ridgepoint.accelerator.residence.StagedSpace;
import org.ridgepoint.accelerator.wait.Blocker;
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
    private final Action pump = this::pump;
    private final ArrayDeque<LocalPiece> queue = new ArrayDeque<>();
    private Action refill = () -> {};
    private long nextAddress;
    private boolean pumping;

    public LocalStage(
            DmaEngine engine, Router fromBulk, StagedSpace local, StagedSpace bulk, long bulkCapacity, Books books) {
        this.engine = engine;
        this.fromBulk = fromBulk;
        this.local = local;
        this.bulk = bulk;
        this.bulkCapacity = bulkCapacity;
        this.books = books;
    }

    /** Calls {@code action} when pieces have left the queue. */
    public void whenDrained(Action action) {
        refill = action;
    }

    public void enqueue(LocalPiece piece) {
        queue.add(piece);
    }

    public int waiting() {
        return queue.size();
    }

    public void free(LocalPiece piece) {
        local.freePassing(piece.bytes());
    }

    /**
     * Submits what can be copied now. A piece without bytes gives its room in bulk SRAM back at once, and whoever waited for
     * that may ask for a further look: the one that is under way goes on to see what has changed.
     */
    public void pump() {
        if (pumping) {
            return;
        }
        pumping = true;
        boolean moved = false;
        while (!queue.isEmpty() && submitAll(queue.peek())) {
            queue.remove();
            moved = true;
        }
        pumping = false;
        if (moved) {
            books.waits().touch();
            refill.fire();
        }
    }

    /** Why a piece is not there yet. */
    public Blocker blocker(LocalPiece missing, BulkStage bulkStage) {
        LocalPiece head = queue.peek();
        if (missing.allSubmitted() && missing.taken() || head == null) {
            return Blocker.FILL;
        }
        if (!head.taken()) {
            return Blocker.LOCAL_ROOM;
        }
        Segment next = head.nextSegment();
        for (BulkPiece piece : next.from()) {
            if (!piece.ready()) {
                return piece.taken() ? Blocker.DRAM_IN : bulkStage.blocker();
            }
        }
        return Blocker.DEPENDENCY;
    }

    private boolean submitAll(LocalPiece piece) {
        if (!piece.taken()) {
            if (!local.takePassing(piece.layer(), piece.bytes())) {
                local.whenFreed(pump);
                return false;
            }
            piece.take();
        }
        while (!piece.allSubmitted()) {
            if (!available(piece.nextSegment())) {
                return false;
            }
            Segment segment = piece.nextSegment();
            piece.submit();
            copy(piece, segment);
        }
        return true;
    }

    private boolean available(Segment segment) {
        for (BulkPiece piece : segment.from()) {
            if (!piece.ready()) {
                piece.whenReady(pump);
                return false;
            }
        }
        for (Requirement need : segment.needs()) {
            if (!need.holds()) {
                need.tensor().whenAdvanced(pump);
                return false;
            }
        }
        return true;
    }

    private void copy(LocalPiece piece, Segment segment) {
        if (segment.bytes() == 0) {
            copied(piece, segment);
            return;
        }
        books.of(piece.layer()).fill(segment.bytes());
        long address = nextAddress;
        nextAddress = (nextAddress + segment.bytes()) % bulkCapacity;
        TransferListener follower =
                books.follow(engine.name(), Blocker.FILL, piece.layer(), () -> copied(piece, segment));
        engine.submit(new Transfer(0, address, segment.bytes(), Access.READ, fromBulk, follower));
    }

    private void copied(LocalPiece piece, Segment segment) {
        segment.releases().forEach(left -> bulk.freePassing(left.bytes()));
        piece.segmentCopied();
    }
}
