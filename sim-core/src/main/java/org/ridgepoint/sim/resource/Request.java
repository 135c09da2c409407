package org.ridgepoint.sim.resource;

/**
 * One ask of a resource: from whom, where, how much, since when. Immutable.
 *
 * @param source number of the asking agent, unique within a machine
 * @param address byte address in the memory that the packet reads or writes
 * @param bytes of one packet: at most a granule where a {@link DmaEngine} or a stage that sends outputs away cut it off; the operands
 *     of a tile and what a vector unit works on come as one packet each, up to hundreds of kilobytes, which holds every hop for
 *     so long
 * @param strideBytes distance between the bytes' beginnings where they are not one run; equal to {@code bytes} when they are
 * @param access the direction as a DRAM channel on the route sees it, which alone asks; an SRAM has it from the port, for a
 *     packet between two memories is read in one and written in the other
 * @param issuedAtTick when the agent put it on its way
 */
public record Request(int source, long address, int bytes, int strideBytes, Access access, long issuedAtTick) {
    public Request {
        if (bytes <= 0) {
            throw new IllegalArgumentException("request bytes must be positive, was " + bytes);
        }
        if (address < 0) {
            throw new IllegalArgumentException("request address must not be negative, was " + address);
        }
    }

    /** A request for one run of bytes. */
    public static Request contiguous(int source, long address, int bytes, Access access, long issuedAtTick) {
        return new Request(source, address, bytes, bytes, access, issuedAtTick);
    }
}
