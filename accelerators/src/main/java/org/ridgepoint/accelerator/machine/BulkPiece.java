package org.ridgepoint.accelerator.machine;

import java.util.List;
import org.ridgepoint.sim.kernel.Action;

/** A run of bytes that is fetched from DRAM into bulk SRAM, for one layer. */
final class BulkPiece {
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

    int layer() {
        return layer;
    }

    long bytes() {
        return bytes;
    }

    long dramAddress() {
        return dramAddress;
    }

    List<Requirement> needs() {
        return needs;
    }

    boolean taken() {
        return taken;
    }

    void take() {
        taken = true;
    }

    boolean ready() {
        return ready;
    }

    void becomeReady() {
        ready = true;
        waiter.fire();
    }

    void whenReady(Action action) {
        waiter = action;
    }
}
