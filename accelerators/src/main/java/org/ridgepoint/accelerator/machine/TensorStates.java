package org.ridgepoint.accelerator.machine;

import java.util.HashMap;
import java.util.Map;
import org.ridgepoint.accelerator.mapping.Lifetimes;
import org.ridgepoint.accelerator.mapping.MappedTensor;
import org.ridgepoint.accelerator.mapping.NetworkPlan;

/** All tensors of a run. */
final class TensorStates {
    private final Map<Integer, TensorState> byId = new HashMap<>();

    TensorStates(NetworkPlan plan, Lifetimes lifetimes, DramLayout layout) {
        for (MappedTensor tensor : plan.network().tensors()) {
            byId.put(
                    tensor.id(),
                    new TensorState(tensor, plan.place(tensor), layout.tensorAddress(tensor), lifetimes.reads(tensor)));
        }
    }

    TensorState of(MappedTensor tensor) {
        return byId.get(tensor.id());
    }
}
