package org.ridgepoint.experiment.run;

/** Where a run tells how far it is. */
@FunctionalInterface
public interface ProgressListener {
    /** Nobody listens. */
    ProgressListener SILENT = (done, total) -> {};

    /** Called now and then, as parts of the whole are done. */
    void at(long done, long total);
}
