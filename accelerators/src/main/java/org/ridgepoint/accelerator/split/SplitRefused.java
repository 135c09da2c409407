package org.ridgepoint.accelerator.split;

/** A run cannot be shared out among cores as it is asked for: the user's input is at fault. */
public final class SplitRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public SplitRefused(String problem) {
        super(problem);
    }
}
