package org.ridgepoint.accelerator.program;

import java.util.List;
import org.ridgepoint.sim.kernel.Action;

/** A run of bytes that is fetched from DRAM into bulk SRAM, for one layer. */
public final class BulkPiece {
    private final int layer;
    private final long bytes;
    private final long dramAddress;
    private final List<Requirement> needs;
    private boolean taken;
    private boolean ready;
    private Action waiter = () -> {};

    BulkPiece(int layer, long bytes, long dramAddress, List<Requirement> needs) {
        this.layer = layer;
        this.bytes = bytes;
        this.dramAddress = dramAddress;
        this.needs = needs;
    }

    public int layer() {
        return layer;
    }

    public long bytes() {
        return bytes;
    }

    public long dramAddress() {
        return dramAddress;
    }

    public List<Requirement> needs() {
        return needs;
    }

    public boolean taken() {
        return taken;
    }

    public void take() {
        taken = true;
    }

    public boolean ready() {
        return ready;
    }

    public void becomeReady() {
        ready = true;
        waiter.fire();
    }

    public void whenReady(Action action) {
        waiter = action;
    }
}
