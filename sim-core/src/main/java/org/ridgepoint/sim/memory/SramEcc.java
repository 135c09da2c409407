package org.ridgepoint.sim.memory;

/**
 * Check bits beside every bank word.
 *
 * <p>Timing: a read is later by the decoder's cycles. A write that covers a word only in part must read that word first,
 * because its check bits cover all of it: one cycle more for each such word.
 *
 * @param checkBits added to each word, 0 for none
 * @param decodeCycles of checking and correcting
 */
public record SramEcc(int checkBits, int decodeCycles) {
    /** Words without check bits. */
    public static final SramEcc NONE = new SramEcc(0, 0);

    public SramEcc {
        if (checkBits < 0 || decodeCycles < 0) {
            throw new IllegalArgumentException(
                    "check bits and decode cycles must not be negative, were " + checkBits + " and " + decodeCycles);
        }
    }

    /**
     * The fewest bits that correct one error and detect two in a word of {@code dataBits}, an extended Hamming code: with
     * r bits the code points at any of the word's bits and its own, and one more holds the parity of all.
     */
    public static SramEcc secded(int dataBits, int decodeCycles) {
        int pointer = 1;
        while (1L << pointer < dataBits + pointer + 1L) {
            pointer++;
        }
        return new SramEcc(pointer + 1, decodeCycles);
    }

    public boolean exists() {
        return checkBits > 0;
    }
}
