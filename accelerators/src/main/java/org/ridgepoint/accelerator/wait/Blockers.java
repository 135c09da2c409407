package org.ridgepoint.accelerator.wait;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ridgepoint.accelerator.program.BulkPiece;
import org.ridgepoint.accelerator.program.LocalPiece;
import org.ridgepoint.accelerator.program.Requirement;
import org.ridgepoint.accelerator.program.TileTask;
import org.ridgepoint.accelerator.residence.Progress;
import org.ridgepoint.accelerator.stage.ArrayStage;
import org.ridgepoint.accelerator.stage.BulkStage;
import org.ridgepoint.accelerator.stage.ElementStage;
import org.ridgepoint.accelerator.stage.LocalStage;
import org.ridgepoint.accelerator.stage.OutputStage;

/**
 * Finds out, by a look at the stages, what an idle array waits for and on whose behalf.
 *
 * @param progress which layers have finished
 * @param team whether the core works off a network together with others
 */
public record Blockers(
        BulkStage bulk,
        LocalStage local,
        ArrayStage array,
        ElementStage elements,
        OutputStage outputs,
        Progress progress,
        boolean team) {

    /** What is awaited now. */
    Blocker blocker() {
        if (array.beingFed().isPresent()) {
            return Blocker.FEED;
        }
        Optional<TileTask> ofArray = array.awaited();
        Optional<TileTask> awaited = ofArray.isPresent() ? ofArray : elements.awaited();
        return awaited.isPresent() ? blockerOf(awaited.get()) : worker().orElse(atRest());
    }

    /** Why a core waits that has nothing to do: for its last outputs, or for the cores that it works with. */
    private Blocker atRest() {
        return team && !outputs.storing() ? Blocker.OTHER_CORES : Blocker.TAIL;
    }

    /** The same in words. */
    public String describe() {
        return blocker().name();
    }

    /**
     * On whose behalf the array waits: the layer whose operands are on their way into it, or else the element-wise layer
     * that must come first, if there is one.
     */
    int layer() {
        Optional<TileTask> fed = array.beingFed();
        return fed.isPresent() ? fed.get().layer() : layerBeforeAFeed();
    }

    private int layerBeforeAFeed() {
        int oldest = progress.oldestLayer();
        if (elements.working()) {
            return oldest;
        }
        int ofArray = array.awaited().map(TileTask::layer).orElse(oldest);
        Optional<TileTask> ofElements = elements.awaited();
        return ofElements.isPresent() ? Math.min(ofElements.get().layer(), ofArray) : ofArray;
    }

    private Blocker blockerOf(TileTask step) {
        Optional<LocalPiece> missing = step.firstMissing();
        if (missing.isEmpty()) {
            return worker().orElse(Blocker.FEED);
        }
        Blocker blocker = blockerOf(missing.get());
        boolean waitsForOutputs = blocker == Blocker.DEPENDENCY || blocker == Blocker.LOCAL_ROOM;
        return waitsForOutputs ? worker().orElse(outputs.storing() ? Blocker.DRAIN : blocker) : blocker;
    }

    /** Why a piece is not in local SRAM yet. */
    private Blocker blockerOf(LocalPiece missing) {
        Optional<LocalPiece> head = local.head();
        if (missing.allSubmitted() && missing.taken() || head.isEmpty()) {
            return Blocker.FILL;
        }
        if (!head.get().taken()) {
            return Blocker.LOCAL_ROOM;
        }
        for (BulkPiece piece : head.get().nextSegment().from()) {
            if (!piece.ready()) {
                return piece.taken() ? onItsWay(piece) : beforeBulk();
            }
        }
        return missing(head.get().nextSegment().needs().stream());
    }

    /** What is read together comes when the last core has room for it. */
    private static Blocker onItsWay(BulkPiece piece) {
        return piece.awaitsOtherCores() ? Blocker.OTHER_CORES : Blocker.LOAD;
    }

    /** Who has yet to make what is needed. */
    private static Blocker missing(Stream<Requirement> needs) {
        boolean others = needs.anyMatch(need -> !need.holds() && need.tensor().waitsForOtherCores());
        return others ? Blocker.OTHER_CORES : Blocker.DEPENDENCY;
    }

    /** Why the piece that is to be fetched next from DRAM is not. */
    private Blocker beforeBulk() {
        if (bulk.head().isEmpty()) {
            return Blocker.LOAD;
        }
        List<Requirement> needs = bulk.head().get().needs();
        boolean missing = needs.stream().anyMatch(need -> !need.holds());
        return missing ? missing(needs.stream()) : Blocker.BULK_ROOM;
    }

    private Optional<Blocker> worker() {
        if (elements.hostWorks()) {
            return Optional.of(Blocker.HOST);
        }
        boolean vector = elements.working() || outputs.vectorBusy();
        return vector ? Optional.of(Blocker.VECTOR) : Optional.empty();
    }
}
