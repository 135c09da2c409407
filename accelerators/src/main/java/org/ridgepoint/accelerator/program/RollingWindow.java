package org.ridgepoint.accelerator.program;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/** Pieces of input that lie one below the other, each needed until a few blocks further down have been worked off. */
final class RollingWindow<T> {
    private record Entry<T>(long block, List<T> pieces) {}

    private final long haloBlocks;
    private final ArrayDeque<Entry<T>> entries = new ArrayDeque<>();

    RollingWindow(long haloBlocks) {
        this.haloBlocks = haloBlocks;
    }

    void enter(long block, List<T> pieces) {
        entries.add(new Entry<>(block, pieces));
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

    /** What nothing needs once a block has been worked off; all of it where the sweep ends there. */
    List<T> leaveAfter(long block, boolean endOfSweep) {
        List<T> left = new ArrayList<>();
        while (!entries.isEmpty() && (endOfSweep || entries.peek().block <= block - haloBlocks)) {
            left.addAll(entries.remove().pieces);
        }
        return left;
    }
}
