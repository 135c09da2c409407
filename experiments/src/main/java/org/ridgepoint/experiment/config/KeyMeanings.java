package org.ridgepoint.experiment.config;

/** What the keys of configurations mean, in the words of the records that they are bound to. */
@FunctionalInterface
public interface KeyMeanings {
    /** One sentence on a component of a record, without a full stop; empty where there is none. */
    String of(Class<?> type, String component);
}
