package org.ridgepoint.experiment.lab;

/**
 * Yes or no.
 *
 * @param key of the step
 * @param step that asks
 * @param findings what is known by then
 */
record RightTruth(String key, StepSpec step, Findings findings) implements RightAnswer {
    @Override
    public Mark mark(StudentAnswer answer) {
        return answer.isYes() == isYes()
                ? Mark.right(words())
                : Mark.wrong("the answer is " + words(), findings.filled(key + ".hint", step.hint()));
    }

    @Override
    public String words() {
        return StudentAnswer.yesOrNo(isYes());
    }

    @Override
    public String example() {
        return words();
    }

    private boolean isYes() {
        return findings.truth(key + ".answer", step.answer().orElseThrow());
    }
}
