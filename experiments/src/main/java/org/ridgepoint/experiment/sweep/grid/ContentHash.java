package org.ridgepoint.experiment.sweep.grid;

import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ridgepoint.experiment.config.Recent;
import org.ridgepoint.experiment.config.YamlWriter;
import org.ridgepoint.experiment.report.Sha256;
import org.ridgepoint.experiment.run.ResolvedConfig;

/**
 * The hash of all that decides a run's result: of every key of its resolved configuration but the chip's name.
 *
 * <p>The tables that most points of a sweep share are hashed by themselves, once each.
 */
public final class ContentHash {
    private static final Set<String> SHARED = Set.of("memory", "technology");
    private static final String NAME_OF_CHIP = "chip";
    private static final int MOST_REMEMBERED = 64;

    private final Recent<Object, String> tables = new Recent<>(MOST_REMEMBERED);

    public String of(ResolvedConfig config) {
        Map<String, Object> content = new LinkedHashMap<>();
        for (RecordComponent component : ResolvedConfig.class.getRecordComponents()) {
            if (!component.getName().equals(NAME_OF_CHIP)) {
                present(value(config, component)).ifPresent(part -> content.put(component.getName(), part));
            }
        }
        content.replaceAll((name, part) -> SHARED.contains(name) ? tables.get(part, () -> hash(part)) : part);
        return hash(content);
    }

    private static String hash(Object part) {
        return Sha256.of(YamlWriter.write(part).getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<?> present(Object value) {
        return value instanceof Optional<?> optional ? optional : Optional.of(value);
    }

    private static Object value(ResolvedConfig config, RecordComponent component) {
        try {
            return component.getAccessor().invoke(config);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
