package org.ridgepoint.accelerator.residence;

import java.util.List;
import org.ridgepoint.accelerator.layer.Layer;
import org.ridgepoint.accelerator.layer.MappedTensor;
import org.ridgepoint.accelerator.layer.Operand;

/** Which layers have finished, and what that sets free. */
public final class Progress {
    private final List<Layer> layers;
    private final TensorStates tensors;
    private final StagedSpace local;
    private final StagedSpace bulk;
    private final boolean[] finished;
    private int oldest;

    public Progress(List<Layer> layers, TensorStates tensors, StagedSpace local, StagedSpace bulk) {
        this.layers = layers;
        this.tensors = tensors;
        this.local = local;
        this.bulk = bulk;
        this.finished = new boolean[layers.size()];
    }

    /** The oldest layer that has not finished; the last one when all have. */
    public int oldestLayer() {
        return Math.min(oldest, layers.size() - 1);
    }

    public boolean allFinished() {
        return oldest == layers.size();
    }

    /** The last task of a layer has been worked off: what it read last may go. */
    public void finish(int layer) {
        finished[layer] = true;
        layers.get(layer).reads().map(Operand::tensor).distinct().forEach(this::releaseReader);
        while (oldest < finished.length && finished[oldest]) {
            oldest++;
        }
        local.finishedBefore(oldestLayer());
        bulk.finishedBefore(oldestLayer());
    }

    /** More of a tensor has been stored; where that was all, and its readers are done already or there are none, it goes at once. */
    public void stored(TensorState state) {
        state.leaveIfDone();
    }

    private void releaseReader(MappedTensor tensor) {
        TensorState state = tensors.of(tensor);
        state.releaseReader();
        state.leaveIfDone();
    }
}
