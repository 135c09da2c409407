package org.ridgepoint.accelerator.machine;

import java.util.function.IntConsumer;
import org.ridgepoint.accelerator.result.RunListener;

/**
 * Tells a listener how far a shorter run is, and of the layers that the first core has finished somebody else.
 *
 * @param listener of the run; what happens over time is not its, for some of it does not happen
 * @param finished told of each layer of the short plan that the first core has finished
 */
record ShortRunListener(RunListener listener, IntConsumer finished) implements RunListener {
    @Override
    public void progressed(long done, long all) {
        listener.progressed(done, all);
    }

    @Override
    public RunListener ofCore(int core) {
        return core == 0 ? new Finished(finished) : RunListener.NONE;
    }

    private record Finished(IntConsumer told) implements RunListener {
        @Override
        public void progressed(long done, long all) {}

        @Override
        public void layerFinished(int layer, long tick) {
            told.accept(layer);
        }
    }
}
