package org.ridgepoint.workload.zoo.published;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.ridgepoint.workload.zoo.ModelSize;

/**
 * What the literature says about one network, and which of ours it is compared with.
 *
 * @param table {@code vision} or {@code language}
 * @param row its name in the literature
 * @param network our name
 * @param input image side or tokens, where it is not the network's standard
 * @param parametersMillion published parameters
 * @param gigaOperations published operations, twice the multiply-adds
 * @param note what the source counts, or why ours deviates
 */
record PublishedNetwork(
        String table,
        String row,
        String network,
        OptionalInt input,
        OptionalDouble parametersMillion,
        OptionalDouble gigaOperations,
        String note) {
    private static final String RESOURCE = "published-networks.csv";

    /** All rows, in the order of the source. */
    static List<PublishedNetwork> all() {
        try (InputStream in = PublishedNetwork.class.getResourceAsStream(RESOURCE);
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(line -> !line.startsWith("#"))
                    .skip(1)
                    .map(PublishedNetwork::parse)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PublishedNetwork parse(String line) {
        String[] fields = line.split(";", -1);
        if (fields.length != 7) {
            throw new IllegalArgumentException(RESOURCE + ": 7 fields expected in: " + line);
        }
        return new PublishedNetwork(
                fields[0],
                fields[1],
                fields[2],
                fields[3].isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(fields[3])),
                number(fields[4]),
                number(fields[5]),
                fields[6]);
    }

    private static OptionalDouble number(String field) {
        return field.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(field));
    }

    /** The size in which our network is counted. */
    ModelSize size() {
        ModelSize standard = ModelSize.standard();
        if (input.isEmpty()) {
            return standard;
        }
        return table.equals("vision") ? standard.input(input.getAsInt()) : standard.sequence(input.getAsInt());
    }
}
