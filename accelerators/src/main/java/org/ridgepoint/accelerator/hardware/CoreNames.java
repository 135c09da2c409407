package org.ridgepoint.accelerator.hardware;

/** Names of parts of which there may be several. */
public final class CoreNames {
    private CoreNames() {}

    /** A part's plain name where there is one, and which of several it is where there are more, as in {@code sram.bulk.2}. */
    public static String of(int index, int count, String part) {
        return count == 1 ? part : part + "." + index;
    }
}
