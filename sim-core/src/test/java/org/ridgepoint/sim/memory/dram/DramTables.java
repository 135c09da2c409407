package org.ridgepoint.sim.memory.dram;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.ridgepoint.sim.memory.dram.table.DramChannelSpec;
import org.ridgepoint.sim.memory.dram.table.DramPolicies;
import org.ridgepoint.sim.memory.dram.table.DramStandard;
import org.ridgepoint.sim.memory.dram.table.DramSystem;

/** Reads the shipped tables of {@code configs/memory} for tests: a small binder from YAML to records. */
public final class DramTables {
    private static final Path HOME = Path.of("..");
    private static final Path FOLDER = HOME.resolve("configs").resolve("memory");

    private DramTables() {}

    public static DramStandard standard(String name) {
        return (DramStandard) bind(tree(FOLDER.resolve(name + ".yaml")), DramStandard.class);
    }

    /** The standard of a name, or of a path from the home. */
    public static DramStandard named(String nameOrPath) {
        return nameOrPath.endsWith(".yaml")
                ? (DramStandard) bind(tree(HOME.resolve(nameOrPath)), DramStandard.class)
                : standard(nameOrPath);
    }

    /** A channel as the standard's table says it is usually built. */
    public static DramChannelSpec usual(String name) {
        DramStandard standard = standard(name);
        DramSystem system = standard.system();
        return DramChannelSpec.of(
                standard,
                system.channelWidth().bits(),
                system.ranks(),
                DramPolicies.named(system.controller()),
                system.addressMap());
    }

    public static List<String> names() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(path -> path.getFileName().toString())
                    .filter(file -> file.endsWith(".yaml"))
                    .map(file -> file.substring(0, file.length() - ".yaml".length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> tree(Path file) {
        try {
            Map<String, Object> own = new ObjectMapper(new YAMLFactory()).readValue(file.toFile(), Map.class);
            Object base = own.remove("extends");
            Map<String, Object> merged =
                    base == null ? new LinkedHashMap<>() : tree(file.resolveSibling(base.toString()));
            own.forEach((key, value) -> merged.merge(key, value, DramTables::merged));
            return merged;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Object merged(Object base, Object own) {
        if (!(base instanceof Map<?, ?> baseMap) || !(own instanceof Map<?, ?> ownMap)) {
            return own;
        }
        Map<Object, Object> both = new LinkedHashMap<>(baseMap);
        both.putAll(ownMap);
        return both;
    }

    private static Object bind(Object node, Type type) {
        if (type instanceof ParameterizedType generic) {
            return bindGeneric(node, generic);
        }
        Class<?> target = (Class<?>) type;
        if (target == int.class || target == Integer.class || target == boolean.class || target == String.class) {
            return target == String.class ? node.toString() : node;
        }
        if (target.isEnum()) {
            return Arrays.stream(target.getEnumConstants())
                    .filter(constant -> constant.toString().equals(node))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("unknown " + node));
        }
        return node instanceof Map<?, ?> map ? bindRecord(map, target) : parse(node.toString(), target);
    }

    private static Object bindGeneric(Object node, ParameterizedType generic) {
        Type[] arguments = generic.getActualTypeArguments();
        if (generic.getRawType() == Optional.class) {
            return Optional.ofNullable(node).map(value -> bind(value, arguments[0]));
        }
        if (generic.getRawType() == List.class) {
            return ((List<?>) node)
                    .stream().map(each -> bind(each, arguments[0])).toList();
        }
        Map<Object, Object> map = new LinkedHashMap<>();
        ((Map<?, ?>) node).forEach((key, value) -> map.put(bind(key, arguments[0]), bind(value, arguments[1])));
        return map;
    }

    private static Object bindRecord(Map<?, ?> map, Class<?> target) {
        RecordComponent[] components = target.getRecordComponents();
        List<String> known =
                Arrays.stream(components).map(RecordComponent::getName).toList();
        if (!known.containsAll(map.keySet())) {
            throw new IllegalArgumentException("unknown keys in " + map.keySet() + "; known are " + known);
        }
        try {
            return target.getDeclaredConstructor(Arrays.stream(components)
                            .map(RecordComponent::getType)
                            .toArray(Class<?>[]::new))
                    .newInstance(Arrays.stream(components)
                            .map(component -> bind(map.get(component.getName()), component.getGenericType()))
                            .toArray());
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(e.getCause());
        }
    }

    private static Object parse(String text, Class<?> quantity) {
        try {
            return quantity.getMethod("parse", String.class).invoke(null, text);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(text, e.getCause());
        }
    }
}
