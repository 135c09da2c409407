package org.ridgepoint.sim.quantity;

import java.util.List;

/**
 * A record that a person described cannot be as they wrote it. Whoever knows the file or the option that the record came
 * from finds the guilty place by the key, not by reading the message.
 */
public final class RefusedKey extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String key;
    private final String problem;
    private final List<String> beside;

    /**
     * A refusal; its message is the key and what is wrong with it.
     *
     * @param key the record's component at fault
     * @param problem what is wrong with it, and what to do
     * @param beside further components that take part, and any of which may be at fault
     */
    public RefusedKey(String key, String problem, String... beside) {
        super(key + " " + problem);
        this.key = key;
        this.problem = problem;
        this.beside = List.of(beside);
    }

    public String key() {
        return key;
    }

    public String problem() {
        return problem;
    }

    /** Whether a component takes part in what is refused. */
    public boolean concerns(String component) {
        return key.equals(component) || beside.contains(component);
    }
}
