package org.ridgepoint.accelerator.layer;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class LayerNetworkTest {
    @Test
    void aNetworkWithoutLayersIsRefusedByName() {
        assertThatThrownBy(() -> new LayerNetwork("nothing", List.of(), List.of(), 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("network nothing must have a layer, had none");
    }
}
