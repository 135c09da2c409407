package org.ridgepoint.experiment.serve.answer;

import java.util.Map;

/** Where an answer goes, piece by piece, each as the keys and values of a JSON object. */
@FunctionalInterface
public interface Events {
    /** One more piece. */
    void tell(String name, Map<String, Object> content);
}
