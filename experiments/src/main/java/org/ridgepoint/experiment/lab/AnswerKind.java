package org.ridgepoint.experiment.lab;

/** What an answer is, and what stands in its place in a file of answers. */
enum AnswerKind {
    /** A number in the unit of the step. */
    NUMBER,
    /** Yes or no. */
    YES_NO,
    /** The name of the option that has the most of something. */
    CHOICE,
    /** The names of all options, that with the most of something first. */
    RANKING
}
