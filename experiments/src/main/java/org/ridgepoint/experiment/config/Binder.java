package org.ridgepoint.experiment.config;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.ridgepoint.experiment.config.YamlNode.Mapping;
import org.ridgepoint.experiment.config.YamlNode.Scalar;
import org.ridgepoint.experiment.config.YamlNode.Sequence;
import org.ridgepoint.sim.quantity.RefusedKey;

/**
 * Makes a record of any type from a mapping whose keys are its components, letter for letter.
 *
 * <p>A component of type Optional may be left out; every other key must be there and no further one may be. Inside may be
 * records, lists, maps from text, enums by their lower-case names, and whatever {@link ScalarBinder} reads. What a
 * record's own constructor refuses is reported at the place of its mapping.
 */
public final class Binder {
    private final ScalarBinder scalars = new ScalarBinder();

    /** The record that a tree describes. */
    public <T extends Record> T bind(Mapping tree, Class<T> type) {
        return bind(tree, type, "");
    }

    /** The record that a part of a tree describes, for messages under that part's path. */
    public <T extends Record> T bind(Mapping tree, Class<T> type, String path) {
        return type.cast(record(tree, type, path));
    }

    private Object value(YamlNode node, Type type, String path) {
        if (node instanceof Scalar scalar && scalar.kind() == YamlNode.Kind.NULL) {
            String expected = TypeWords.describe(type);
            throw node.origin()
                    .error(path, "null; expected " + expected + ", or leave the key out where it is optional");
        }
        if (type instanceof ParameterizedType generic) {
            return container(node, generic, path);
        }
        Class<?> plain = (Class<?>) type;
        if (node instanceof Mapping mapping && plain.isRecord()) {
            return record(mapping, plain, path);
        }
        if (node instanceof Scalar scalar && ScalarBinder.reads(plain)) {
            return scalars.bind(scalar, plain, path);
        }
        throw wrongType(node, type, path);
    }

    private Object container(YamlNode node, ParameterizedType type, String path) {
        Class<?> raw = (Class<?>) type.getRawType();
        Type[] arguments = type.getActualTypeArguments();
        if (raw == Optional.class) {
            return Optional.of(value(node, arguments[0], path));
        }
        if (raw == List.class && node instanceof Sequence sequence) {
            return list(sequence, arguments[0], path);
        }
        if (raw == Map.class && node instanceof Mapping mapping) {
            return map(mapping, (Class<?>) arguments[0], arguments[1], path);
        }
        throw wrongType(node, type, path);
    }

    private List<Object> list(Sequence sequence, Type elementType, String path) {
        List<Object> values = new ArrayList<>();
        for (YamlNode element : sequence.elements()) {
            values.add(value(element, elementType, KeyPath.element(path, values.size())));
        }
        return List.copyOf(values);
    }

    private Map<Object, Object> map(Mapping mapping, Class<?> keyType, Type valueType, String path) {
        Map<Object, Object> values = new LinkedHashMap<>();
        mapping.entries().forEach((key, node) -> {
            String keyPath = KeyPath.child(path, key);
            Scalar keyNode = new Scalar(key, YamlNode.Kind.TEXT, node.origin());
            values.put(scalars.bind(keyNode, keyType, keyPath), value(node, valueType, keyPath));
        });
        return Collections.unmodifiableMap(values);
    }

    private Object record(Mapping mapping, Class<?> type, String path) {
        RecordComponent[] components = type.getRecordComponents();
        List<String> known =
                Arrays.stream(components).map(RecordComponent::getName).toList();
        mapping.entries().forEach((key, node) -> refuseUnknown(key, known, node, path));
        Object[] arguments = Arrays.stream(components)
                .map(component -> argument(mapping, component, path))
                .toArray();
        return construct(type, components, arguments, mapping, path);
    }

    private static void refuseUnknown(String key, List<String> known, YamlNode node, String path) {
        if (!known.contains(key)) {
            List<String> names = new ArrayList<>(known);
            if (path.isEmpty()) {
                names.add(ConfigFile.EXTENDS);
            }
            String hint = Nearest.hint(key, names);
            String expected = hint.isEmpty() ? "; expected one of " + String.join(", ", names) : hint;
            boolean isNothing = node instanceof Scalar scalar && scalar.kind() == YamlNode.Kind.NULL;
            String why = isNothing ? KeyPath.cutHint(key).orElse(expected) : expected;
            throw node.origin().error(KeyPath.child(path, key), "unknown key" + why);
        }
    }

    private Object argument(Mapping mapping, RecordComponent component, String path) {
        YamlNode node = mapping.entries().get(component.getName());
        if (node != null) {
            return value(node, component.getGenericType(), KeyPath.child(path, component.getName()));
        }
        if (component.getType() == Optional.class) {
            return Optional.empty();
        }
        throw missing(mapping, component, path);
    }

    private static UserError missing(Mapping mapping, RecordComponent component, String path) {
        String expected = TypeWords.describe(component.getGenericType());
        Origin origin = mapping.origin();
        String problem = "missing key; expected " + expected;
        return origin instanceof Origin.OnCommandLine
                ? origin.error("", "missing beside it: " + component.getName() + "; expected " + expected)
                : origin.error(KeyPath.child(path, component.getName()), problem);
    }

    private static Object construct(
            Class<?> type, RecordComponent[] components, Object[] arguments, Mapping mapping, String path) {
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            var constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(arguments);
        } catch (InvocationTargetException refusal) {
            throw refused(refusal.getCause(), components, mapping, path);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException("record " + type.getName() + " cannot be made", impossible);
        }
    }

    /** A refusal by the record itself: at the setting or key that it names, else at the mapping. */
    private static RuntimeException refused(
            Throwable refusal, RecordComponent[] components, Mapping mapping, String path) {
        if (!(refusal instanceof IllegalArgumentException || refusal instanceof ArithmeticException)) {
            return refusal instanceof RuntimeException unexpected ? unexpected : new IllegalStateException(refusal);
        }
        Predicate<String> concerns = refusal instanceof RefusedKey named ? named::concerns : key -> false;
        Origin culprit = culprit(mapping, concerns);
        if (culprit instanceof Origin.InFile && refusal instanceof RefusedKey named && has(components, named.key())) {
            return origin(mapping, named.key()).error(KeyPath.child(path, named.key()), named.problem());
        }
        return culprit.error(path, String.valueOf(refusal.getMessage()));
    }

    private static boolean has(RecordComponent[] components, String key) {
        return Arrays.stream(components)
                .anyMatch(component -> component.getName().equals(key));
    }

    private static Origin origin(Mapping mapping, String key) {
        YamlNode node = mapping.entries().get(key);
        return node == null ? mapping.origin() : node.origin();
    }

    /** Of the settings on the command line the first that the refusal concerns, else the first; else the mapping's place. */
    private static Origin culprit(Mapping mapping, Predicate<String> concerns) {
        Map<String, Origin> settings = mapping.entries().entrySet().stream()
                .filter(entry -> entry.getValue().origin() instanceof Origin.OnCommandLine)
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().origin(), (a, b) -> b, LinkedHashMap::new));
        return settings.entrySet().stream()
                .filter(entry -> concerns.test(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseGet(() -> settings.values().stream().findFirst().orElse(mapping.origin()));
    }

    private static UserError wrongType(YamlNode node, Type type, String path) {
        return node.origin().error(path, "wrong type: " + node.summary() + "; expected " + TypeWords.describe(type));
    }
}
