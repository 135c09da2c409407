package org.ridgepoint.accelerator.residence;

import java.util.ArrayList;
import java.util.List;
import org.ridgepoint.accelerator.layer.MappedTensor;
import org.ridgepoint.accelerator.mapping.Place;
import org.ridgepoint.sim.kernel.Action;

/** A tensor during a run: where it lies, how much of it exists, who still needs it. */
public final class TensorState {
    private final MappedTensor tensor;
    private final Place place;
    private final long dramAddress;
    private final List<Action> waiters = new ArrayList<>();
    private long readyRows;
    private int readersLeft;
    private boolean resident;

    TensorState(MappedTensor tensor, Place place, long dramAddress, int readers) {
        this.tensor = tensor;
        this.place = place;
        this.dramAddress = dramAddress;
        this.readersLeft = readers;
        this.readyRows = tensor.given() ? tensor.rows() : 0;
    }

    public MappedTensor tensor() {
        return tensor;
    }

    public Place place() {
        return place;
    }

    public long dramAddress() {
        return dramAddress;
    }

    public long readyRows() {
        return readyRows;
    }

    /**
     * Takes its room on chip, once. What nobody reads takes none: its layer may be done before it has been stored, and the
     * plan keeps room for it no longer than that.
     */
    public boolean becomeResident(StagedSpace space) {
        boolean read = readersLeft > 0;
        if (!resident && read) {
            resident = space.takeResident(tensor.bytes());
        }
        return resident || !read;
    }

    /** Rows up to here exist now; wakes whoever waits. */
    public void advanceTo(long rows) {
        if (rows > readyRows) {
            readyRows = rows;
            List<Action> woken = List.copyOf(waiters);
            waiters.clear();
            woken.forEach(Action::fire);
        }
    }

    public void whenAdvanced(Action waiter) {
        if (!waiters.contains(waiter)) {
            waiters.add(waiter);
        }
    }

    /** One of its readers is done. */
    void releaseReader() {
        readersLeft--;
    }

    /**
     * Gives its room on chip back, once, when it has all been made and nobody reads it any more: a reader that needs only
     * some of its rows may be done before the last of them is there. True where it gave room back.
     */
    boolean leave() {
        boolean leaves = resident && readersLeft <= 0 && readyRows == tensor.rows();
        resident = resident && !leaves;
        return leaves;
    }
}
