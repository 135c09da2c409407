package org.ridgepoint.accelerator.fuzz;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A record with one value, somewhere below it, exchanged for another. */
final class Changed {
    private Changed() {}

    /** The value at a path such as {@code sram.local.capacity} changed; as it was where it is left out. */
    static <R> R at(R whole, String path, UnaryOperator<Object> change) {
        int dot = path.indexOf('.');
        String name = dot < 0 ? path : path.substring(0, dot);
        UnaryOperator<Object> below = dot < 0 ? change : part -> at(part, path.substring(dot + 1), change);
        return with(whole, name, below);
    }

    @SuppressWarnings("unchecked")
    private static <R> R with(R whole, String name, UnaryOperator<Object> change) {
        RecordComponent[] parts = whole.getClass().getRecordComponents();
        Object[] values = Arrays.stream(parts)
                .map(part -> value(whole, part, name, change))
                .toArray();
        Class<?>[] types = Arrays.stream(parts).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            return (R) whole.getClass().getDeclaredConstructor(types).newInstance(values);
        } catch (InvocationTargetException refused) {
            throw (RuntimeException) refused.getCause();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object value(Object whole, RecordComponent part, String name, UnaryOperator<Object> change) {
        try {
            Object value = part.getAccessor().invoke(whole);
            boolean meant = part.getName().equals(name);
            if (meant && value instanceof Optional<?> optional) {
                return optional.map(change);
            }
            return meant ? change.apply(value) : value;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
