package org.ridgepoint.accelerator.stage;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.ridgepoint.accelerator.program.BulkPiece;
import org.ridgepoint.accelerator.program.LocalPiece;
import org.ridgepoint.accelerator.program.PieceQueues;
import org.ridgepoint.accelerator.program.TileTask;

/** Pieces as they go to the stages that move them. */
public record StageQueues(BulkStage bulk, LocalStage local) implements PieceQueues {
    @Override
    public void fetch(BulkPiece piece) {
        bulk.enqueue(piece);
    }

    @Override
    public void copy(LocalPiece piece) {
        local.enqueue(piece);
    }

    /** Takes the pieces of tasks out, none of which has been touched, and tells of them and their tasks. */
    public void leaveOut(List<TileTask> steps, Undone told) {
        Set<BulkPiece> fetched = Collections.newSetFromMap(new IdentityHashMap<>());
        Set<LocalPiece> copied = Collections.newSetFromMap(new IdentityHashMap<>());
        for (TileTask step : steps) {
            step.fetches().forEach(fetched::add);
            copied.addAll(step.awaits());
            told.task(step);
        }
        fetched.forEach(told::fetch);
        copied.forEach(told::copy);
        bulk.leaveOut(fetched);
        local.leaveOut(copied);
    }
}
