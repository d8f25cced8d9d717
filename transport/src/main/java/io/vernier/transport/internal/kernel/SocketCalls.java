package io.vernier.transport.internal.kernel;

import java.lang.invoke.MethodHandle;
import java.lang.reflect.InvocationTargetException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/** The C library's {@code setsockopt} and {@code getsockopt}. Safe for use by several threads. */
final class SocketCalls {
    private static final int FIRST_JAVA = 22;

    private final Foreign foreign;
    private final MethodHandle setOption;
    private final MethodHandle getOption;

    private SocketCalls(Foreign foreign) throws ReflectiveOperationException {
        this.foreign = foreign;
        this.setOption = foreign.function("setsockopt", false);
        this.getOption = foreign.function("getsockopt", true);
    }

    /**
     * Finds the functions.
     *
     * @throws UnsupportedOperationException if this Java or this machine has no way to them; its message says why
     */
    static SocketCalls find() {
        if (Runtime.version().feature() < FIRST_JAVA) {
            throw new UnsupportedOperationException("Java " + Runtime.version().feature()
                    + " cannot call the kernel (java.lang.foreign is there from Java " + FIRST_JAVA + " on)");
        }
        if (!System.getProperty("os.name", "").equals("Linux")) {
            throw new UnsupportedOperationException("only Linux is known to have these options");
        }
        try {
            return new SocketCalls(new Foreign());
        } catch (InvocationTargetException e) {
            throw new UnsupportedOperationException(wordsFor(e.getCause()), e);
        } catch (ReflectiveOperationException e) {
            throw new UnsupportedOperationException("java.lang.foreign is not what it was in Java 22: " + e, e);
        }
    }

    private static String wordsFor(@Nullable Throwable cause) {
        return cause instanceof IllegalCallerException
                ? "native access is denied to " + cause.getMessage()
                        + " (--enable-native-access=io.vernier.transport, or ALL-UNNAMED on a class path, permits it)"
                : "java.lang.foreign does not work here: " + cause;
    }

    /** Sets an option to all octets of the buffer. */
    void set(int descriptor, int level, int option, ByteBuffer value) throws SocketCallException {
        try (Foreign.Memory memory = foreign.memory()) {
            Object octets = memory.allocate(value.capacity());
            memory.view(octets).put(0, value, 0, value.capacity());
            Object error = memory.allocate(Integer.BYTES);
            call(memory, setOption, error, descriptor, level, option, octets, value.capacity());
        }
    }

    /**
     * Asks for an option.
     *
     * @param request what the kernel is told, and room for what it answers
     * @return what it answers, in the order of octets of this machine
     */
    ByteBuffer get(int descriptor, int level, int option, byte[] request) throws SocketCallException {
        try (Foreign.Memory memory = foreign.memory()) {
            Object octets = memory.allocate(request.length);
            memory.view(octets).put(request);
            Object length = memory.allocate(Integer.BYTES);
            memory.view(length).putInt(request.length);
            Object error = memory.allocate(Integer.BYTES);
            call(memory, getOption, error, descriptor, level, option, octets, length);
            byte[] answer = new byte[memory.view(length).getInt()];
            memory.view(octets).get(answer);
            return ByteBuffer.wrap(answer).order(ByteOrder.nativeOrder());
        }
    }

    private static void call(Foreign.Memory memory, MethodHandle function, Object error, Object... arguments)
            throws SocketCallException {
        Object[] all = new Object[arguments.length + 1];
        all[0] = error;
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        int result;
        try {
            result = (int) function.invokeWithArguments(all);
        } catch (Throwable e) {
            throw new IllegalStateException("a call of the C library failed", e);
        }
        if (result != 0) {
            throw new SocketCallException(memory.view(error).getInt());
        }
    }
}
