package org.bindery.sip.whiteboard.internal;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/** Objects that stand in for one of the container's, by reflection: the API's interfaces grow between its versions. */
final class StandIn {

    private static final Object[] NONE = {};

    /** Answers the calls on a stand-in; the calls of {@link Object}'s methods do not get here. */
    @FunctionalInterface
    interface Answers {
        @Nullable
        Object answer(Method method, Object[] arguments) throws Throwable;
    }

    private StandIn() {}

    /** A stand-in of this type, equal to itself only. */
    static <T> T of(Class<T> type, Answers answers) {
        InvocationHandler handler = (self, method, arguments) -> {
            Object[] given = arguments == null ? NONE : arguments;
            return method.getDeclaringClass() == Object.class
                    ? identity(type, self, method, given)
                    : answers.answer(method, given);
        };
        // The interface's own loader sees all types in its signatures, ours perhaps not.
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    /** Calls the method on the real object and throws what that throws. */
    static @Nullable Object pass(Object real, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static Object identity(Class<?> type, Object self, Method method, Object[] arguments) {
        return switch (method.getName()) {
            case "equals" -> self == arguments[0];
            case "hashCode" -> System.identityHashCode(self);
            default -> type.getSimpleName() + "@" + Integer.toHexString(System.identityHashCode(self));
        };
    }
}
