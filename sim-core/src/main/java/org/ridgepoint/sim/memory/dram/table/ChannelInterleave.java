package org.ridgepoint.sim.memory.dram.table;

/**
 * How one address space is dealt out over channels: granules in turn.
 *
 * @param channels channels, any number
 * @param granuleBytes bytes in a row that stay in one channel
 */
public record ChannelInterleave(int channels, long granuleBytes) {
    public ChannelInterleave {
        if (channels <= 0) {
            throw new IllegalArgumentException("channels must be positive, was " + channels);
        }
        DramOrganization.requirePowerOfTwo("granuleBytes", granuleBytes);
    }

    /** The channel that holds an address. */
    public int channel(long address) {
        return (int) (address / granuleBytes % channels);
    }

    /** Where the address lies within its channel. */
    public long addressWithin(long address) {
        return address / granuleBytes / channels * granuleBytes + address % granuleBytes;
    }
}
