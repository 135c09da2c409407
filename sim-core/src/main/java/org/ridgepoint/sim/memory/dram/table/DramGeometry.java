package org.ridgepoint.sim.memory.dram.table;

/**
 * The shape of one channel: devices of a standard in lockstep up to a width, in one or more ranks.
 *
 * @param widthBits data bits of the channel
 * @param ranks ranks that share it
 * @param bankGroups bank groups of a rank
 * @param banksPerGroup banks of a group
 * @param rows rows of a bank
 * @param rowBytes bytes of a row over the whole channel
 * @param burstBytes bytes of a burst over the whole channel
 */
public record DramGeometry(
        int widthBits, int ranks, int bankGroups, int banksPerGroup, int rows, long rowBytes, int burstBytes) {
    private static final int MOST_BANKS = 64;

    public DramGeometry {
        DramOrganization.requirePowerOfTwo("channel width", widthBits);
        DramOrganization.requirePowerOfTwo("ranks", ranks);
        if (ranks * bankGroups * banksPerGroup > MOST_BANKS) {
            throw new IllegalArgumentException("a channel may have at most " + MOST_BANKS
                    + " banks over its ranks, was " + ranks * bankGroups * banksPerGroup);
        }
    }

    /** The shape of a channel of a standard. */
    public static DramGeometry of(DramStandard standard, int widthBits, int ranks) {
        DramOrganization device = standard.organization();
        int deviceBits = device.deviceWidth().bits();
        if (widthBits < deviceBits || widthBits % deviceBits != 0) {
            throw new IllegalArgumentException("channel width must be a multiple of the device's " + deviceBits
                    + " bits, was " + widthBits + " bits");
        }
        if (ranks > 1 && standard.rules().stream().noneMatch(rule -> rule.scope() == TimingScope.OTHER_RANKS)) {
            throw new IllegalArgumentException("a channel of " + standard.name()
                    + " has one rank, as no rule says how ranks share it; was " + ranks);
        }
        int devices = widthBits / deviceBits;
        return new DramGeometry(
                widthBits,
                ranks,
                device.bankGroups(),
                device.banksPerGroup(),
                device.rows(),
                device.rowSize().bytes() * devices,
                widthBits / 8 * device.burstLength());
    }

    /** Banks of a rank. */
    public int banksPerRank() {
        return bankGroups * banksPerGroup;
    }

    /** Banks of the channel. */
    public int banks() {
        return ranks * banksPerRank();
    }

    /** Bytes that the channel stores. */
    public long capacityBytes() {
        return Math.multiplyExact(rowBytes, (long) rows * banks());
    }

    /** Bursts in a row. */
    long burstsPerRow() {
        return rowBytes / burstBytes;
    }
}
