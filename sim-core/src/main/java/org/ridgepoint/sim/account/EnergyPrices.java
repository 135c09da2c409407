package org.ridgepoint.sim.account;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** What each action costs, in picojoules: the one place where counts become energy. */
public record EnergyPrices(Map<String, Double> picojoulesByAction) {
    public EnergyPrices {
        picojoulesByAction = Collections.unmodifiableMap(new TreeMap<>(picojoulesByAction));
        picojoulesByAction.forEach((action, picojoules) -> {
            if (!Double.isFinite(picojoules) || picojoules < 0) {
                throw new IllegalArgumentException(
                        action + ": price must be finite and not negative, was " + picojoules + " pJ");
            }
        });
    }

    /** Energy of each counted action in picojoules, in the order of the names. An action without a price is an error. */
    public Map<String, Double> price(EnergyCounts counts) {
        Map<String, Double> energyPj = new TreeMap<>();
        counts.byAction().forEach((action, times) -> energyPj.put(action, times * priceOf(action)));
        return energyPj;
    }

    private double priceOf(String action) {
        Double picojoules = picojoulesByAction.get(action);
        if (picojoules == null) {
            throw new IllegalArgumentException(
                    action + ": no price; prices are known for " + picojoulesByAction.keySet());
        }
        return picojoules;
    }
}
