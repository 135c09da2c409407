package org.ridgepoint.accelerator.program;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.ridgepoint.sim.compute.ArrayTile;

/**
 * One tile task.
 *
 * @param layer index of its layer
 * @param tile what the array does; empty where the vector unit or the host works alone
 * @param awaits what must be in local SRAM first and was not awaited by an earlier task
 * @param frees what no later task needs
 * @param output what leaves when it is done; empty while partial sums stay
 * @param inputBytes what the vector unit reads, where it works alone
 * @param onHost the host works on it
 * @param opensLayer it is the first of its layer
 * @param closesLayer it is the last of its layer
 * @param task its number among those of its layer
 */
public record TileTask(
        int layer,
        Optional<ArrayTile> tile,
        List<LocalPiece> awaits,
        List<LocalPiece> frees,
        Optional<OutputBlock> output,
        long inputBytes,
        boolean onHost,
        boolean opensLayer,
        boolean closesLayer,
        long task) {

    /** Of a layer that other cores work on: it is done when they have ended it. */
    static TileTask elsewhere(int layer) {
        return new TileTask(layer, Optional.empty(), List.of(), List.of(), Optional.empty(), 0, false, true, true, 0);
    }

    /** Whether other cores do it. */
    public boolean isElsewhere() {
        return tile.isEmpty() && output.isEmpty();
    }

    /** The first piece that is still to come. */
    public Optional<LocalPiece> firstMissing() {
        for (LocalPiece piece : awaits) {
            if (!piece.ready()) {
                return Optional.of(piece);
            }
        }
        return Optional.empty();
    }

    /** Pieces that come from DRAM for it, to be there for later tasks, too, or not. */
    public Stream<BulkPiece> fetches() {
        return awaits.stream()
                .flatMap(piece -> piece.segments().stream())
                .flatMap(segment -> segment.from().stream())
                .filter(piece -> piece.task() == task);
    }

    /** Whether room has been taken for any of its pieces. */
    public boolean isTouched() {
        return awaits.stream().anyMatch(LocalPiece::taken) || fetches().anyMatch(BulkPiece::taken);
    }
}
