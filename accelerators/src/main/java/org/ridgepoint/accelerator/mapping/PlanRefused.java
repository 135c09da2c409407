package org.ridgepoint.accelerator.mapping;

import java.util.List;

/** A plan that a person wrote cannot be carried out: the user's input is at fault, not the mapper. */
public final class PlanRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String path;
    private final String problem;
    private final String unknown;
    private final List<String> known;

    /**
     * A refusal.
     *
     * @param path the keys to what is at fault
     * @param problem what is wrong with it, and the least that would do
     */
    public PlanRefused(String path, String problem) {
        this(path, problem, "", List.of());
    }

    /** A name that nothing has, and the names that there are. */
    public static PlanRefused unknown(String path, String problem, String name, List<String> known) {
        return new PlanRefused(path, problem, name, known);
    }

    private PlanRefused(String path, String problem, String unknown, List<String> known) {
        super(path + ": " + problem);
        this.path = path;
        this.problem = problem;
        this.unknown = unknown;
        this.known = List.copyOf(known);
    }

    /** The keys to what is at fault. */
    public String path() {
        return path;
    }

    /** What is wrong with it. */
    public String problem() {
        return problem;
    }

    /** The name that nothing has; empty where that is not the problem. */
    public String unknownName() {
        return unknown;
    }

    /** The names that there are. */
    public List<String> knownNames() {
        return known;
    }
}
