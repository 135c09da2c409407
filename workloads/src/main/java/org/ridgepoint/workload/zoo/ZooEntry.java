package org.ridgepoint.workload.zoo;

import java.util.List;
import java.util.function.Function;
import org.ridgepoint.workload.graph.Graph;
import org.ridgepoint.workload.zoo.InputRule.InputSizes;

/**
 * One network of the catalogue.
 *
 * @param name to call it by
 * @param description in a few words
 * @param source paper or reference implementation that it is built from
 * @param rule the inputs that it takes
 * @param builder makes the graph
 * @param aliases further names for the same graph
 */
public record ZooEntry(
        String name,
        String description,
        String source,
        InputRule rule,
        Function<InputSizes, Graph> builder,
        List<String> aliases) {
    /** How the name of a network that makes one token at a time ends. */
    static final String DECODE = "-decode";

    public ZooEntry {
        aliases = List.copyOf(aliases);
    }

    /** A network with one name. */
    public ZooEntry(
            String name, String description, String source, InputRule rule, Function<InputSizes, Graph> builder) {
        this(name, description, source, rule, builder, List.of());
    }

    /** The same network under further names. */
    ZooEntry alsoCalled(String... names) {
        return new ZooEntry(name, description, source, rule, builder, List.of(names));
    }

    /** Whether an inference makes one more token of a text, with what came before in its caches. */
    public boolean decodes() {
        return name.endsWith(DECODE);
    }

    /** The graph as published (batch normalisations not merged), in the wanted size. */
    public Graph build(ModelSize size) {
        return builder.apply(rule.resolve(name, size));
    }
}
