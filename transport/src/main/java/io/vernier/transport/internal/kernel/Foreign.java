package io.vernier.transport.internal.kernel;

import java.lang.invoke.MethodHandle;
import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * What is needed of {@code java.lang.foreign} to call {@code setsockopt} and {@code getsockopt}. That package is final since
 * Java 22 and this code is for Java 21 on, so it is reached by its names at run time: there is one jar with one version of
 * each class, whatever it is packed into.
 */
final class Foreign {
    private final Class<?> segment = type("MemorySegment");
    private final Class<?> layout = type("MemoryLayout");
    private final Class<?> arena = type("Arena");
    private final Class<?> linkerType = type("Linker");
    private final Class<?> optionType = type("Linker$Option");
    private final Object linker = linkerType.getMethod("nativeLinker").invoke(null);
    private final Object symbols = linkerType.getMethod("defaultLookup").invoke(linker);
    private final Object anInt = type("ValueLayout").getField("JAVA_INT").get(null);
    private final Object anAddress = type("ValueLayout").getField("ADDRESS").get(null);

    Foreign() throws ReflectiveOperationException {}

    /** {@code int NAME(int, int, int, void *, int or int *)}, with room for {@code errno} before its arguments. */
    MethodHandle function(String name, boolean lengthByAddress) throws ReflectiveOperationException {
        var found = (Optional<?>)
                type("SymbolLookup").getMethod("find", String.class).invoke(symbols, name);
        Object symbol = found.orElseThrow(() -> new NoSuchMethodException("the C library has no " + name));
        Object arguments = array(layout, anInt, anInt, anInt, anAddress, lengthByAddress ? anAddress : anInt);
        Object descriptor = type("FunctionDescriptor")
                .getMethod("of", layout, arguments.getClass())
                .invoke(null, anInt, arguments);
        Object errno =
                optionType.getMethod("captureCallState", String[].class).invoke(null, (Object) new String[] {"errno"});
        Object options = array(optionType, errno);
        return (MethodHandle) linkerType
                .getMethod("downcallHandle", segment, type("FunctionDescriptor"), options.getClass())
                .invoke(linker, symbol, descriptor, options);
    }

    /** Memory outside the heap that lives until it is closed, for one thread. */
    Memory memory() {
        return new Memory();
    }

    private static Class<?> type(String name) throws ClassNotFoundException {
        return Class.forName("java.lang.foreign." + name);
    }

    private static Object array(Class<?> type, Object... values) {
        Object array = Array.newInstance(type, values.length);
        for (int i = 0; i < values.length; i++) {
            Array.set(array, i, values[i]);
        }
        return array;
    }

    final class Memory implements AutoCloseable {
        private final AutoCloseable owner;

        Memory() {
            try {
                owner = (AutoCloseable) arena.getMethod("ofConfined").invoke(null);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }

        Object allocate(long octets) {
            try {
                return arena.getMethod("allocate", long.class, long.class).invoke(owner, octets, Long.BYTES);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }

        ByteBuffer view(Object memory) {
            try {
                var buffer = (ByteBuffer) segment.getMethod("asByteBuffer").invoke(memory);
                return buffer.order(ByteOrder.nativeOrder());
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void close() {
            try {
                owner.close();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
