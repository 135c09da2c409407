package org.ridgepoint.accelerator.program;

import java.util.ArrayList;
import java.util.List;
import org.ridgepoint.sim.kernel.Action;

/**
 * Room in local SRAM and what is to be copied into it: an operand of one or more tiles, or, with nothing to copy, room for
 * outputs.
 */
public final class LocalPiece {

    /**
     * One copy from bulk SRAM.
     *
     * @param bytes how much
     * @param from pieces that must have come from DRAM first; empty where the bytes live in bulk SRAM
     * @param needs rows that must exist first
     * @param releases pieces whose last copy this is
     */
    public record BulkCopy(long bytes, List<BulkPiece> from, List<Requirement> needs, List<BulkPiece> releases) {}

    private final int layer;
    private final long bytes;
    private final List<BulkCopy> segments = new ArrayList<>();
    private int submitted;
    private int copied;
    private boolean taken;
    private Action waiter = () -> {};

    LocalPiece(int layer, long bytes) {
        this.layer = layer;
        this.bytes = bytes;
    }

    public int layer() {
        return layer;
    }

    /** Room that it takes. */
    public long bytes() {
        return bytes;
    }

    void add(BulkCopy segment) {
        segments.add(segment);
    }

    /** Copies that make it up. */
    public List<BulkCopy> segments() {
        return segments;
    }

    public boolean allSubmitted() {
        return submitted == segments.size();
    }

    public BulkCopy nextSegment() {
        return segments.get(submitted);
    }

    public void submit() {
        submitted++;
    }

    public boolean taken() {
        return taken;
    }

    public void take() {
        taken = true;
        wakeIfReady();
    }

    public void segmentCopied() {
        copied++;
        wakeIfReady();
    }

    boolean ready() {
        return taken && copied == segments.size();
    }

    public void whenReady(Action action) {
        waiter = action;
    }

    private void wakeIfReady() {
        if (ready()) {
            waiter.fire();
        }
    }
}
