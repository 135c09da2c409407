package org.ridgepoint.accelerator.program;

import java.util.List;
import java.util.Optional;
import org.ridgepoint.sim.kernel.Action;

/** A run of bytes that is fetched from DRAM into bulk SRAM, for one layer, by one core for itself or for several together. */
public final class BulkPiece {
    private final int layer;
    private final long task;
    private final long bytes;
    private final long dramAddress;
    private final List<Requirement> needs;
    private final Optional<Common> common;
    private boolean taken;
    private boolean ready;
    private Action waiter = () -> {};

    /** The run of which it is what one core has, and what that core has of all runs. */
    record Common(CommonRun run, CommonRuns.OfCore runs) {}

    BulkPiece(int layer, long task, long bytes, long dramAddress, List<Requirement> needs, Optional<Common> common) {
        this.layer = layer;
        this.task = task;
        this.bytes = bytes;
        this.dramAddress = dramAddress;
        this.needs = needs;
        this.common = common;
    }

    public int layer() {
        return layer;
    }

    /** Of its layer's tasks, the first that it is for. */
    long task() {
        return task;
    }

    public long bytes() {
        return bytes;
    }

    /** What it takes of the core's part of bulk SRAM. */
    public long roomBytes() {
        return common.map(of -> of.runs().roomBytes(of.run())).orElse(bytes);
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

    public boolean isReadTogether() {
        return common.isPresent();
    }

    /** Whether other cores that are to have it, too, have no room for it yet. */
    public boolean awaitsOtherCores() {
        return common.filter(of -> of.run().isAwaited()).isPresent();
    }

    /** The core has room for it: it is fetched at once, or when all cores that read it have. */
    public void fetch(CommonRun.Reader reader, Action alone) {
        common.ifPresentOrElse(of -> of.runs().join(of.run(), reader), alone::fire);
    }

    /** The core needs it no more, and can give back its room, at once or when no core needs it. */
    public void leave(Action giveBack) {
        common.ifPresentOrElse(of -> of.run().leave(giveBack), giveBack::fire);
    }

    public boolean ready() {
        return ready;
    }

    public void becomeReady() {
        ready = true;
        waiter.fire();
    }

    /** Nobody will fetch it: what takes its place is there. */
    public void leaveOut() {
        ready = true;
    }

    public void whenReady(Action action) {
        waiter = action;
    }
}
