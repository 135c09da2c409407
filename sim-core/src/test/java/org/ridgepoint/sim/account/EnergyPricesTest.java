package org.ridgepoint.sim.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class EnergyPricesTest {
    @Test
    void energyIsCountsTimesPrices() {
        EnergyCounts counts = new EnergyCounts();
        counts.add("bus.bytes", 3);
        counts.add("array.macs", 10);
        counts.add("bus.bytes", 4);
        EnergyPrices prices = new EnergyPrices(Map.of("bus.bytes", 0.5, "array.macs", 0.25, "dram.bytes", 9.0));
        assertThat(prices.price(counts)).containsExactly(Map.entry("array.macs", 2.5), Map.entry("bus.bytes", 3.5));
    }

    @Test
    void anActionWithoutAPriceIsNotFree() {
        EnergyCounts counts = new EnergyCounts();
        counts.add("bus.bits", 3);
        assertThatThrownBy(() -> new EnergyPrices(Map.of("bus.bytes", 0.5)).price(counts))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("bus.bits: no price; prices are known for [bus.bytes]");
    }

    @Test
    void aCountThatOverflowsIsAnError() {
        EnergyCounts counts = new EnergyCounts();
        counts.add("bus.bytes", Long.MAX_VALUE);
        assertThatThrownBy(() -> counts.add("bus.bytes", 1)).isInstanceOf(ArithmeticException.class);
    }
}
