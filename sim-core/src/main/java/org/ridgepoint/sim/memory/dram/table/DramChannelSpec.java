package org.ridgepoint.sim.memory.dram.table;

/**
 * Everything that makes a DRAM channel: the standard's table, the channel's shape, its controller's policy and its map.
 *
 * @param standard the table
 * @param geometry width and ranks
 * @param policy how the controller queues, orders and refreshes
 * @param map which address bits name what
 */
public record DramChannelSpec(DramStandard standard, DramGeometry geometry, DramPolicy policy, AddressMap map) {
    public DramChannelSpec {
        if (policy.refresh() == DramPolicy.Refresh.PER_BANK) {
            requireRefresh(standard, DramCommand.REFRESH_BANK, "per-bank");
        }
        if (policy.refresh() == DramPolicy.Refresh.SAME_BANK) {
            requireRefresh(standard, DramCommand.REFRESH_SAME_BANK, "same-bank");
        }
    }

    private static void requireRefresh(DramStandard standard, DramCommand command, String variation) {
        if (standard.rules().stream().noneMatch(rule -> rule.from().contains(command))) {
            throw new IllegalArgumentException("the standard's table knows no " + variation + " refresh");
        }
    }

    /** A channel of a width and a number of ranks, its map read from text. */
    public static DramChannelSpec of(
            DramStandard standard, int widthBits, int ranks, DramPolicy policy, String addressMap) {
        DramGeometry geometry = DramGeometry.of(standard, widthBits, ranks);
        return new DramChannelSpec(standard, geometry, policy, AddressMap.parse(addressMap, geometry));
    }

    /** The same as one of some channels side by side, which may have to share its command buses. */
    public DramChannelSpec besideOthers(int channels) {
        return new DramChannelSpec(standard.besideOthers(channels), geometry, policy, map);
    }

    /** Bytes a second at which the pins move data without a gap, rounded down. */
    public long peakBytesPerSecond() {
        double burstSeconds = standard.timing("burst") * (standard.clockPeriod().femtoseconds() * 1e-15);
        return (long) (geometry.burstBytes() / burstSeconds);
    }
}
