package org.ridgepoint.sim.resource;

/**
 * One ask of a resource: from whom, where, how much, since when. Immutable.
 *
 * @param source number of the asking agent, unique within a machine
 * @param address byte address in the memory that the packet reads or writes
 * @param bytes at most one granule
 * @param strideBytes distance between the bytes' beginnings where they are not one run; equal to {@code bytes} when they are
 * @param access read or write, as the memory at the route's end sees it
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
