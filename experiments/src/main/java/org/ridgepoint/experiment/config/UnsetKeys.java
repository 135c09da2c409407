package org.ridgepoint.experiment.config;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The optional keys that a record has no value for. */
public final class UnsetKeys {
    private final List<String> paths = new ArrayList<>();

    private UnsetKeys() {}

    /** Their paths, in the order of the components. */
    public static List<String> of(Record value) {
        UnsetKeys keys = new UnsetKeys();
        keys.collect(value, "");
        return List.copyOf(keys.paths);
    }

    private void collect(Record value, String path) {
        for (RecordComponent component : value.getClass().getRecordComponents()) {
            collect(component(value, component), KeyPath.child(path, component.getName()));
        }
    }

    private void collect(Object value, String path) {
        if (value instanceof Optional<?> optional) {
            optional.ifPresentOrElse(present -> collect(present, path), () -> paths.add(path));
        } else if (value instanceof Record inside
                && ScalarBinder.parse(inside.getClass()).isEmpty()) {
            collect(inside, path);
        }
    }

    private static Object component(Record value, RecordComponent component) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(value);
        } catch (IllegalAccessException | InvocationTargetException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
