package org.ridgepoint.accelerator.residence;

import java.util.HashMap;
import java.util.Map;
import org.ridgepoint.accelerator.layer.MappedTensor;

/** The tensors that the cores of a chip make and read together. */
public final class CommonTensors {
    private final Map<Integer, CommonTensor> byId = new HashMap<>();

    CommonTensor of(MappedTensor tensor) {
        return byId.computeIfAbsent(tensor.id(), id -> new CommonTensor(tensor));
    }
}
