package org.ridgepoint.sim.memory.dram.table;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A controller's policy as text: a cell for each component, as the table of controllers and its variations write them. */
record DramPolicyRow(Map<String, String> cells) {
    private static final String NONE = "none";

    DramPolicyRow {
        cells = Map.copyOf(cells);
    }

    /** The same with another cell. */
    DramPolicyRow with(String component, String cell) {
        Map<String, String> changed = new HashMap<>(cells);
        changed.put(component, cell);
        return new DramPolicyRow(changed);
    }

    /** The policy that the cells describe. */
    DramPolicy policy() {
        return new DramPolicy(
                cell("name"),
                constant("queueing", DramPolicy.Queueing.class),
                constant("order", DramPolicy.BurstOrder.class),
                whole("readPlaces"),
                whole("writePlaces"),
                whole("bankPlaces"),
                unlessNone("rowHitCap").map(Integer::valueOf),
                whole("writeHigh"),
                whole("writeLow"),
                whole("writeIdle"),
                unlessNone("drainLimit").map(Integer::valueOf),
                constant("page", DramPolicy.PageClosing.class),
                whole("pageTimeoutCycles"),
                constant("refresh", DramPolicy.Refresh.class),
                flag("refreshStaggered"),
                constant("refreshStalls", DramPolicy.RefreshStalls.class),
                flag("prechargeAll"),
                flag("commandBus"),
                unlessNone("powerDownAfterCycles").map(Long::valueOf));
    }

    private String cell(String component) {
        String cell = cells.get(component);
        if (cell == null) {
            throw new IllegalArgumentException("the table of controllers has no row " + component);
        }
        return cell;
    }

    private Optional<String> unlessNone(String component) {
        return Optional.of(cell(component)).filter(cell -> !cell.equals(NONE));
    }

    private int whole(String component) {
        return Integer.parseInt(cell(component));
    }

    private boolean flag(String component) {
        return switch (cell(component)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(component + " is neither true nor false");
        };
    }

    private <E extends Enum<E>> E constant(String component, Class<E> type) {
        return Enum.valueOf(type, cell(component).toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
