package org.ridgepoint.accelerator.layer;

/** A network of views alone, for which hardware has nothing to do: the user's input is at fault. */
public final class NothingToRun extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NothingToRun(String network) {
        super("nothing in " + network + " computes or moves anything: it only looks at its inputs in other ways");
    }
}
