package org.ridgepoint.accelerator.machine;

import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import org.ridgepoint.accelerator.result.RunListener;

/**
 * Who looks on at what a core does.
 *
 * @param listener told what happens
 * @param layerDone told of each layer that has finished
 * @param isOver whether the run is to be broken off
 * @param accounts whether it is noted what the array waits for
 * @param sampler sees when tasks that recur may be left out
 */
record CoreWatch(
        RunListener listener, IntConsumer layerDone, BooleanSupplier isOver, boolean accounts, TaskSampler sampler) {}
