package io.vernier.codec;

import java.util.function.Function;

/**
 * A command in one direction, as typed messages declare it: enough to recognise such a message and to view it.
 * Immutable.
 *
 * @param <T> the class of the view
 */
public class CommandType<T extends TypedMessage> {
    private final String name;
    private final int code;
    private final long applicationId;
    private final boolean request;
    private final Function<Message, T> view;

    /**
     * @param name as in the specification, such as {@code Credit-Control-Request}
     * @param code the command code
     * @param applicationId the application whose grammar it is
     * @param request whether this is the request
     * @param view gives the typed view of a message of this command
     */
    public CommandType(String name, int code, long applicationId, boolean request, Function<Message, T> view) {
        this.name = name;
        this.code = code;
        this.applicationId = applicationId;
        this.request = request;
        this.view = view;
    }

    /** The name in the specification, such as {@code Credit-Control-Request}. */
    public final String name() {
        return name;
    }

    public final int code() {
        return code;
    }

    /** The application whose grammar it is, 0 to 4,294,967,295. */
    public final long applicationId() {
        return applicationId;
    }

    public final boolean isRequest() {
        return request;
    }

    /** Whether the message is of this command, application and direction. */
    public final boolean matches(Message message) {
        return message.commandCode() == code
                && message.isRequest() == request
                && message.applicationId() == applicationId;
    }

    /** The message seen as this command; {@link #matches} is not asked. */
    public final T view(Message message) {
        return view.apply(message);
    }

    @Override
    public final String toString() {
        return name;
    }
}
