package org.ridgepoint.accelerator.residence;

import org.ridgepoint.accelerator.layer.MappedTensor;
import org.ridgepoint.accelerator.mapping.Place;
import org.ridgepoint.sim.kernel.Action;

/** A tensor during a run, as one core has it: where it lies, how much of it exists, who still needs it. */
public final class TensorState {
    private final MappedTensor tensor;
    private final Place place;
    private final long dramAddress;
    private final int born;
    private final StagedSpace home;
    private final long makesUpTo;
    private final CommonTensor common;
    private boolean resident;
    private boolean madeHere;

    /** A tensor of one core. */
    TensorState(MappedTensor tensor, Place place, long dramAddress, int born, StagedSpace home, int readers) {
        this(tensor, place, dramAddress, born, home, tensor.rows(), new CommonTensor(tensor));
        common.join(this, readers);
    }

    /**
     * A tensor of several cores, as one of them has it.
     *
     * @param tensor as large as what lies in this core's part of a memory
     * @param born the layer that makes it
     * @param home where it takes room, if it lies on the chip
     * @param makesUpTo the row at which the last part of it ends that this core makes; 0 where it makes none
     * @param common what all of them know of it
     */
    TensorState(
            MappedTensor tensor,
            Place place,
            long dramAddress,
            int born,
            StagedSpace home,
            long makesUpTo,
            CommonTensor common) {
        this.tensor = tensor;
        this.place = place;
        this.dramAddress = dramAddress;
        this.born = born;
        this.home = home;
        this.makesUpTo = makesUpTo;
        this.common = common;
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
        return common.readyRows();
    }

    /** Whether what is missing of it is for other cores to make, since this one has made its part or makes none. */
    public boolean waitsForOtherCores() {
        return (madeHere || !isMaker()) && readyRows() < tensor.rows();
    }

    /**
     * Takes its room on chip, once, and tells {@code whenFreed} when it may try again. What nobody reads takes none: its layer may
     * be done before it has been stored, and the plan keeps room for it no longer than that.
     */
    public boolean becomeResident(Action whenFreed) {
        return !common.isRead() || takeRoom(whenFreed) && common.othersHaveRoom(this, whenFreed);
    }

    /**
     * Takes its room for another core, which makes it, but not before all layers before have finished here: what these fetch
     * may have no room yet.
     */
    boolean takeRoomForOther(Action whenFreed) {
        if (place == Place.DRAM || home.hasComeTo(born)) {
            return takeRoom(whenFreed);
        }
        home.whenFreed(whenFreed);
        return false;
    }

    /** What a core has in DRAM takes no room there, though others have their parts of it on the chip. */
    private boolean takeRoom(Action whenFreed) {
        if (place == Place.DRAM) {
            return true;
        }
        if (!resident) {
            resident = home.takeResident(born, tensor.bytes());
        }
        if (!resident) {
            home.whenFreed(whenFreed);
        }
        return resident;
    }

    /** Whether this core makes it or a part of it. */
    boolean isMaker() {
        return makesUpTo > 0;
    }

    /** Rows up to here exist now; wakes whoever waits. */
    public void advanceTo(long rows) {
        boolean last = !madeHere && rows >= makesUpTo;
        madeHere = madeHere || last;
        common.advanceTo(rows, last);
    }

    public void whenAdvanced(Action waiter) {
        common.whenAdvanced(waiter);
    }

    /** One of its readers is done. */
    void releaseReader() {
        common.releaseReader();
    }

    /**
     * Gives its room on chip back, once, when it has all been made and nobody reads it any more: a reader that needs only
     * some of its rows may be done before the last of them is there.
     */
    void leaveIfDone() {
        common.leaveIfDone();
    }

    void giveBack() {
        if (resident) {
            resident = false;
            home.freeResident(born, tensor.bytes());
        }
    }
}
