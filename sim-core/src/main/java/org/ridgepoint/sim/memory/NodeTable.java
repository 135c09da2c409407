package org.ridgepoint.sim.memory;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** A quantity that is known at a few process nodes, in nanometres, and lies between and beyond them on logarithmic axes. */
record NodeTable(NavigableMap<Double, Double> values) {
    NodeTable {
        if (values.size() < 2) {
            throw new IllegalArgumentException("a table of nodes needs two, had " + values.size());
        }
    }

    static NodeTable of(Map<Double, Double> values) {
        return new NodeTable(new TreeMap<>(values));
    }

    double at(double nodeNanometres) {
        Double upper = values.ceilingKey(nodeNanometres);
        double high = upper == null ? values.lastKey() : Math.max(upper, values.higherKey(values.firstKey()));
        double low = values.lowerKey(high);
        double share = Math.log(nodeNanometres / low) / Math.log(high / low);
        return values.get(low) * Math.pow(values.get(high) / values.get(low), share);
    }

    double smallest() {
        return values.firstKey();
    }
}
