package org.ridgepoint.experiment.whatif;

/** Whether a run is followed by others with twice of something. */
public enum WhatIfMode {
    /** Where the run is small enough. */
    WITHIN_BUDGET,
    /** However long it takes. */
    ALWAYS,
    /** Not at all. */
    NEVER
}
