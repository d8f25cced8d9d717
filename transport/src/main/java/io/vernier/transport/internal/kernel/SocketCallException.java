package io.vernier.transport.internal.kernel;

import java.io.IOException;

/** The kernel said no. */
final class SocketCallException extends IOException {
    private static final long serialVersionUID = 1;
    static final int EACCES = 13;
    private static final int EINVAL = 22;
    private static final int ENOPROTOOPT = 92;

    private final int number;

    SocketCallException(int number) {
        super(words(number));
        this.number = number;
    }

    /** The number of the error, as {@code errno.h} has it. */
    int number() {
        return number;
    }

    private static String words(int number) {
        return switch (number) {
            case EACCES -> "the kernel does not permit it";
            case EINVAL -> "the kernel finds the value invalid";
            case ENOPROTOOPT -> "the kernel does not know the option";
            default -> "the kernel answers with error " + number;
        };
    }
}
