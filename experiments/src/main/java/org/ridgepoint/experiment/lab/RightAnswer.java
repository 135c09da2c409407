package org.ridgepoint.experiment.lab;

/** The right answer to a step, worked out of what its runs gave. */
interface RightAnswer {
    /** What another's answer is worth. */
    Mark mark(StudentAnswer answer);

    /** It, in words, for whoever may know it. */
    String words();

    /** One that a student could have given. */
    String example();

    /** The right answer to a step whose runs are done. */
    static RightAnswer of(String step, StepSpec spec, Findings findings) {
        return switch (spec.kind()) {
            case NUMBER -> new RightNumber("steps." + step, spec, findings);
            case YES_NO -> new RightTruth("steps." + step, spec, findings);
            case CHOICE, RANKING -> new RightOrder("steps." + step, spec, findings);
        };
    }
}
