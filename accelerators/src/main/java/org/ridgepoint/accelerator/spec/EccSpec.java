package org.ridgepoint.accelerator.spec;

import org.ridgepoint.sim.memory.SramEcc;
import org.ridgepoint.sim.quantity.Cycles;
import org.ridgepoint.sim.quantity.RefusedKey;

/**
 * Check bits beside every word of a bank, which cost area, energy and, for words that are written in part, a read.
 *
 * @param code which bits
 * @param decode cycles by which a read is later
 */
public record EccSpec(Code code, Cycles decode) {
    private static final long LONGEST_DECODE_CYCLES = 64;

    /** Codes of error correction. */
    public enum Code {
        /** Corrects one error in a word and detects two. */
        SECDED
    }

    public EccSpec {
        if (decode.cycles() > LONGEST_DECODE_CYCLES) {
            throw new RefusedKey(
                    "decode", "must be at most " + LONGEST_DECODE_CYCLES + " cycles, was " + decode.cycles());
        }
    }

    SramEcc of(int wordBytes) {
        return SramEcc.secded(wordBytes * Byte.SIZE, Math.toIntExact(decode.cycles()));
    }
}
