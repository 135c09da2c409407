package org.ridgepoint.accelerator.residence;

import java.util.ArrayList;
import java.util.List;
import org.ridgepoint.accelerator.layer.MappedTensor;
import org.ridgepoint.sim.kernel.Action;

/**
 * What all cores that make or read a tensor know of it together. One that a single core makes is there row by row; one of which
 * several make parts is there when all of them have stored theirs. It goes from the chip when no core reads it any more.
 */
final class CommonTensor {
    private final long rows;
    private final List<TensorState> ofCores = new ArrayList<>();
    private final List<Action> waiters = new ArrayList<>();
    private int makers;
    private int makersDone;
    private int readersLeft;
    private long readyRows;

    CommonTensor(MappedTensor tensor) {
        rows = tensor.rows();
        readyRows = tensor.given() ? rows : 0;
    }

    /** One more core has it, on which so many layers read it. */
    void join(TensorState state, int readers) {
        ofCores.add(state);
        makers += state.isMaker() ? 1 : 0;
        readersLeft += readers;
    }

    long readyRows() {
        return readyRows;
    }

    /** A maker has stored all that it makes, up to some row or the last of its own; wakes whoever waits where that is there now. */
    void advanceTo(long madeRows, boolean makerIsDone) {
        makersDone += makerIsDone ? 1 : 0;
        long there = makersDone == makers ? rows : makers == 1 ? madeRows : 0;
        if (there > readyRows) {
            readyRows = there;
            List<Action> woken = List.copyOf(waiters);
            waiters.clear();
            woken.forEach(Action::fire);
        }
    }

    void whenAdvanced(Action waiter) {
        if (!waiters.contains(waiter)) {
            waiters.add(waiter);
        }
    }

    boolean isRead() {
        return readersLeft > 0;
    }

    void releaseReader() {
        readersLeft--;
    }

    /** Whether the other cores have taken room for their parts of it; asks to be told where one of them could not. */
    boolean othersHaveRoom(TensorState asking, Action whenFreed) {
        boolean all = true;
        for (TensorState other : ofCores) {
            all = all && (other == asking || other.takeRoomForOther(whenFreed));
        }
        return all;
    }

    /** Gives room back on every core when it has all been made and nobody reads it any more. */
    void leaveIfDone() {
        if (!isRead() && readyRows == rows) {
            ofCores.forEach(TensorState::giveBack);
        }
    }
}
