package org.ridgepoint.sim.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class VectorUnitTest {
    private final VectorUnit unit =
            VectorUnit.of(64, Map.of("add", Rate.FULL, "exponential", new Rate(1, 4), "compare", new Rate(2, 1)));

    @Test
    void aKindOfWorkTakesItsOwnRateOnAllLanes() {
        assertThat(unit.cycles("add", 6400)).isEqualTo(100);
        assertThat(unit.cycles("add", 6401)).isEqualTo(101);
        assertThat(unit.cycles("exponential", 65)).isEqualTo(8);
        assertThat(unit.cycles("compare", 129)).isEqualTo(2);
        assertThat(unit.cycles("compare", 0)).isZero();
    }

    @Test
    void anUnknownKindIsRefusedWithTheKnownOnes() {
        assertThatThrownBy(() -> unit.cycles("sort", 1))
                .hasMessage("vector unit does no sort; it does add, compare, exponential");
    }

    @Test
    void negativeWorkIsRefused() {
        assertThatThrownBy(() -> unit.cycles("add", -1)).hasMessage("operations must not be negative, were -1");
    }
}
