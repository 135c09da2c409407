package org.ridgepoint.accelerator.stage;

import java.util.Arrays;
import org.ridgepoint.accelerator.program.BulkPiece;
import org.ridgepoint.accelerator.program.LeftOut;
import org.ridgepoint.accelerator.program.LocalPiece;
import org.ridgepoint.accelerator.program.TileTask;
import org.ridgepoint.accelerator.result.LayerCounts;

/** Counts of tasks that are left out what the stages would have counted. */
public final class Undone implements LeftOut {
    private final ArrayStage.Array array;
    private final LayerCounts[] counts;
    private final Tally tally;

    /**
     * Nothing left out so far.
     *
     * @param array on which it would have been
     * @param layers how many there are
     */
    public Undone(ArrayStage.Array array, int layers) {
        this.array = array;
        this.counts = new LayerCounts[layers];
        Arrays.setAll(counts, layer -> new LayerCounts());
        this.tally = new Tally(counts);
    }

    /** What was left out of a layer. */
    public LayerCounts of(int layer) {
        return counts[layer];
    }

    @Override
    public void fetch(BulkPiece piece) {
        tally.fetches(piece);
        piece.leaveOut();
    }

    @Override
    public void copy(LocalPiece piece) {
        piece.segments().forEach(segment -> tally.copies(piece, segment));
    }

    @Override
    public void task(TileTask step) {
        if (step.tile().isPresent()) {
            tally.multiplies(array.task(step));
            step.output().ifPresent(tally::leavesArray);
        } else {
            tally.worksOn(step);
        }
        step.output().ifPresent(tally::stores);
    }
}
