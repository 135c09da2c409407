package org.ridgepoint.sim.memory.dram.table;

import org.ridgepoint.sim.quantity.BitWidth;
import org.ridgepoint.sim.quantity.Bytes;
import org.ridgepoint.sim.quantity.RefusedKey;

/**
 * How one DRAM device is laid out.
 *
 * @param deviceWidth data pins of a device (of a pseudo-channel, where a device has several)
 * @param burstLength transfers a burst on each pin
 * @param bankGroups bank groups; 1 where the standard has none
 * @param banksPerGroup banks of a group
 * @param rows rows of a bank
 * @param rowSize bytes of a row in one device
 */
public record DramOrganization(
        BitWidth deviceWidth, int burstLength, int bankGroups, int banksPerGroup, int rows, Bytes rowSize) {
    public DramOrganization {
        requirePowerOfTwo("deviceWidth", deviceWidth.bits());
        requirePowerOfTwo("burstLength", burstLength);
        requirePowerOfTwo("bankGroups", bankGroups);
        requirePowerOfTwo("banksPerGroup", banksPerGroup);
        requirePowerOfTwo("rows", rows);
        requirePowerOfTwo("rowSize", rowSize.bytes());
        if (rowSize.bytes() * 8 < (long) deviceWidth.bits() * burstLength) {
            throw new RefusedKey("rowSize", "must hold a burst, was " + rowSize, "deviceWidth", "burstLength");
        }
    }

    /** Banks of a rank. */
    public int banks() {
        return bankGroups * banksPerGroup;
    }

    static void requirePowerOfTwo(String name, long value) {
        if (value <= 0 || Long.bitCount(value) != 1) {
            throw new RefusedKey(name, "must be a power of two, was " + value);
        }
    }
}
