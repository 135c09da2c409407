package org.ridgepoint.sim.memory.dram.table;

import org.ridgepoint.sim.quantity.BitWidth;

/**
 * How a channel of a standard is usually built: where nothing else is said, a characterisation run takes this.
 *
 * @param channelWidth data bits of a channel; devices of {@code deviceWidth} run in lockstep to make it up
 * @param ranks ranks that share the channel
 * @param addressMap order of the address bits, see {@link AddressMap}
 * @param controller name of a controller policy, see {@link DramPolicies}
 */
public record DramSystem(BitWidth channelWidth, int ranks, String addressMap, String controller) {
    public DramSystem {
        DramOrganization.requirePowerOfTwo("channelWidth", channelWidth.bits());
        DramOrganization.requirePowerOfTwo("ranks", ranks);
    }
}
