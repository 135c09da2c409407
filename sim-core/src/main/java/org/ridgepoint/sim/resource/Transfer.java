package org.ridgepoint.sim.resource;

/**
 * A slice of a tensor that moves: runs of {@code runBytes}, their beginnings {@code strideBytes} apart.
 *
 * @param id the asker's name for it
 * @param address of the first byte, in the memory that {@code router} and {@code access} refer to
 * @param bytes in all runs together
 * @param runBytes in one run; the last may be shorter
 * @param strideBytes from run to run, at least {@code runBytes}
 * @param access what the memory at {@code address} does
 * @param router way of each packet
 * @param listener told of each delivery
 */
public record Transfer(
        long id,
        long address,
        long bytes,
        long runBytes,
        long strideBytes,
        Access access,
        Router router,
        TransferListener listener) {
    public Transfer {
        if (bytes <= 0) {
            throw new IllegalArgumentException("transfer bytes must be positive, was " + bytes);
        }
        if (address < 0) {
            throw new IllegalArgumentException("transfer address must not be negative, was " + address);
        }
        if (runBytes <= 0 || strideBytes < runBytes) {
            throw new IllegalArgumentException("transfer runs must be positive and not overlap, was a run of "
                    + runBytes + " bytes every " + strideBytes);
        }
    }

    /** One run of bytes. */
    public Transfer(long id, long address, long bytes, Access access, Router router, TransferListener listener) {
        this(id, address, bytes, bytes, bytes, access, router, listener);
    }

    /** Address of the byte {@code offset} bytes into the transfer. */
    long addressAt(long offset) {
        return address + offset / runBytes * strideBytes + offset % runBytes;
    }

    /** Bytes from there to the end of the run or of the transfer. */
    long bytesInRunAt(long offset) {
        return Math.min(runBytes - offset % runBytes, bytes - offset);
    }
}
