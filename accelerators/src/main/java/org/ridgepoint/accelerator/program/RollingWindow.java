package org.ridgepoint.accelerator.program;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/** Pieces of input that lie one below the other, each needed until a few blocks further down have been worked off. */
final class RollingWindow<T> {
    private record Entry<T>(long block, List<T> pieces) {}

    private final long haloBlocks;
    private final ArrayDeque<Entry<T>> entries = new ArrayDeque<>();
    private long changes;

    RollingWindow(long haloBlocks) {
        this.haloBlocks = haloBlocks;
    }

    void enter(long block, List<T> pieces) {
        entries.add(new Entry<>(block, pieces));
        changes++;
    }

    /** The pieces of a block. */
    List<T> pieces(long block) {
        for (Entry<T> entry : entries) {
            if (entry.block == block) {
                return entry.pieces;
            }
        }
        return List.of();
    }

    /** How often something has entered or left. */
    long changes() {
        return changes;
    }

    /** All pieces, in the order of their blocks. */
    List<T> all() {
        return entries.stream().flatMap(entry -> entry.pieces.stream()).toList();
    }

    /** What nothing needs once a block has been worked off; all of it where the sweep ends there. */
    List<T> leaveAfter(long block, boolean endOfSweep) {
        List<T> left = new ArrayList<>();
        while (!entries.isEmpty() && (endOfSweep || entries.peek().block <= block - haloBlocks)) {
            left.addAll(entries.remove().pieces);
            changes++;
        }
        return left;
    }
}
