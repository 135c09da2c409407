package org.ridgepoint.accelerator.residence;

import java.util.HashMap;
import java.util.Map;
import org.ridgepoint.accelerator.layer.Lifetimes;
import org.ridgepoint.accelerator.layer.MappedTensor;
import org.ridgepoint.accelerator.mapping.NetworkPlan;

/** All tensors of a run. */
public final class TensorStates {
    private final Map<Integer, TensorState> byId = new HashMap<>();

    /** Those of one core. */
    public TensorStates(NetworkPlan plan, Lifetimes lifetimes, DramLayout layout, int core) {
        for (MappedTensor tensor : plan.network().tensors()) {
            byId.put(
                    tensor.id(),
                    new TensorState(
                            tensor, plan.place(tensor), layout.tensorAddress(tensor, core), lifetimes.reads(tensor)));
        }
    }

    public TensorState of(MappedTensor tensor) {
        return byId.get(tensor.id());
    }
}
