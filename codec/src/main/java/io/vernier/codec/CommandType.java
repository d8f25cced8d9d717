package io.vernier.codec;

import java.util.function.Function;

/**
 * A command in one direction, as generated classes declare it: enough to recognise such a message and to view it.
 *
 * @param name as in the specification, such as {@code Credit-Control-Request}
 * @param code the command code
 * @param applicationId the application whose grammar it is
 * @param isRequest whether this is the request
 * @param view gives the typed view of a message of this command
 * @param <T> the class of the view
 */
public record CommandType<T extends TypedMessage>(
        String name, int code, long applicationId, boolean isRequest, Function<Message, T> view) {
    /** Whether the message is of this command, application and direction. */
    public boolean matches(Message message) {
        return message.commandCode() == code
                && message.isRequest() == isRequest
                && message.applicationId() == applicationId;
    }

    /** The message seen as this command; {@link #matches} is not asked. */
    public T view(Message message) {
        return view.apply(message);
    }
}
