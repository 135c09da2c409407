package org.ridgepoint.accelerator.residence;

import java.util.HashMap;
import java.util.Map;
import org.ridgepoint.accelerator.layer.Layer;
import org.ridgepoint.accelerator.layer.Lifetimes;
import org.ridgepoint.accelerator.layer.MappedTensor;
import org.ridgepoint.accelerator.mapping.NetworkPlan;
import org.ridgepoint.accelerator.mapping.Place;

/** All tensors of a run, as one core has them. */
public final class TensorStates {
    private final Map<Integer, TensorState> byId = new HashMap<>();

    /** Those of a core that has all its tensors for itself. */
    public TensorStates(NetworkPlan plan, DramLayout layout, StagedSpace local, StagedSpace bulk) {
        Lifetimes lifetimes = new Lifetimes(plan.network());
        for (MappedTensor tensor : plan.network().tensors()) {
            Place place = plan.place(tensor);
            long address = layout.tensorAddress(tensor);
            StagedSpace home = place == Place.LOCAL ? local : bulk;
            byId.put(
                    tensor.id(),
                    new TensorState(tensor, place, address, lifetimes.born(tensor), home, lifetimes.reads(tensor)));
        }
    }

    /** Those of a core that has them together with others. */
    public TensorStates(
            NetworkPlan plan, DramLayout layout, StagedSpace local, StagedSpace bulk, CommonTensors common) {
        Lifetimes lifetimes = new Lifetimes(plan.network());
        Map<Integer, Long> madeUpTo = new HashMap<>();
        plan.network().layers().stream()
                .filter(layer -> layer.unit() != Layer.Unit.ELSEWHERE)
                .map(Layer::output)
                .forEach(part -> madeUpTo.merge(part.id(), part.firstRow() + part.rows(), Math::max));
        for (MappedTensor tensor : plan.network().tensors()) {
            Place place = plan.place(tensor);
            long address = layout.tensorAddress(tensor);
            StagedSpace home = place == Place.LOCAL ? local : bulk;
            long makesUpTo = madeUpTo.getOrDefault(tensor.id(), 0L);
            CommonTensor ofAll = common.of(tensor);
            TensorState state = new TensorState(tensor, place, address, lifetimes.born(tensor), home, makesUpTo, ofAll);
            ofAll.join(state, lifetimes.reads(tensor));
            byId.put(tensor.id(), state);
        }
    }

    public TensorState of(MappedTensor tensor) {
        return byId.get(tensor.id());
    }
}
