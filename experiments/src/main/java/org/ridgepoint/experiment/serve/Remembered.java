package org.ridgepoint.experiment.serve;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ridgepoint.experiment.serve.answer.Events;
import org.ridgepoint.experiment.serve.state.DesignState;

/** Answers given last, whole, for whoever asks the same: a slider that comes back, a class that begins at the same place. */
final class Remembered {
    private final Map<AnswerKey, List<Piece>> answers;

    Remembered(int most) {
        this.answers = new LinkedHashMap<>(most, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<AnswerKey, List<Piece>> eldest) {
                return size() > most;
            }
        };
    }

    /** What was asked. */
    record AnswerKey(DesignState state, boolean whatIf) {}

    private record Piece(String name, Map<String, Object> content) {}

    private synchronized Optional<List<Piece>> find(AnswerKey question) {
        return Optional.ofNullable(answers.get(question));
    }

    private synchronized void keep(AnswerKey question, List<Piece> answer) {
        answers.put(question, answer);
    }

    /** What answers somehow. */
    @FunctionalInterface
    interface Answering {
        void to(Events events);
    }

    /** Tells what is remembered, or has it answered and remembers all but how far it was. */
    void answer(AnswerKey question, Events events, Answering answering) {
        Optional<List<Piece>> known = find(question);
        if (known.isPresent()) {
            known.get().forEach(piece -> events.tell(piece.name(), piece.content()));
            return;
        }
        List<Piece> answer = new ArrayList<>();
        answering.to((name, content) -> {
            if (!name.equals("progress")) {
                answer.add(new Piece(name, content));
            }
            events.tell(name, content);
        });
        keep(question, answer);
    }
}
