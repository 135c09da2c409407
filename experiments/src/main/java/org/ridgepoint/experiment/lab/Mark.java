package org.ridgepoint.experiment.lab;

import java.util.Optional;

/**
 * What an answer is worth.
 *
 * @param isRight whether it is right
 * @param words that, with what is right and by how much the answer is off
 * @param look where to look, if it is not
 */
record Mark(boolean isRight, String words, Optional<String> look) {
    static Mark right(String words) {
        return new Mark(true, "right: " + words, Optional.empty());
    }

    static Mark wrong(String words, String look) {
        return new Mark(false, "wrong: " + words, Optional.of(look));
    }
}
