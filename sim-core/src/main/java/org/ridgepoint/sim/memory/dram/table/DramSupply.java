package org.ridgepoint.sim.memory.dram.table;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.ridgepoint.sim.quantity.Current;
import org.ridgepoint.sim.quantity.Voltage;

/**
 * One supply of a DRAM device and what it delivers in each state; nothing in a state that is not listed.
 *
 * @param name the datasheet's name, e.g. {@code VDD2}
 * @param voltage its level
 * @param inputOutput whether it drives the data pins, not the core
 * @param currents milliamperes of one device by state
 */
public record DramSupply(String name, Voltage voltage, boolean inputOutput, Map<IddState, Current> currents) {
    public DramSupply {
        Map<IddState, Current> ordered = new EnumMap<>(IddState.class);
        ordered.putAll(currents);
        currents = Collections.unmodifiableMap(ordered);
    }

    /** Power of one device in a state, in milliwatts. */
    public double milliwatts(IddState state) {
        Current current = currents.get(state);
        return current == null ? 0 : current.milliamperes() * voltage.volts();
    }

    /** Whether the datasheet states this state's current. */
    public boolean states(IddState state) {
        return currents.containsKey(state);
    }
}
