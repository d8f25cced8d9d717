package io.vernier.dictionary;

import io.vernier.codec.CommandType;
import io.vernier.codec.Message;
import io.vernier.codec.TypedMessage;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A command that knows the application it belongs to, so that whoever serves or sends it needs to name nothing else.
 * Immutable.
 *
 * @param <T> the class of the typed view
 */
public final class ApplicationCommand<T extends TypedMessage> extends CommandType<T> {
    private final Supplier<ApplicationDefinition> application;

    /**
     * @param name as in the specification, such as {@code Credit-Control-Request}
     * @param code the command code
     * @param applicationId the application whose grammar it is
     * @param request whether this is the request
     * @param view gives the typed view of a message of this command
     * @param application asked when the application is needed, since reading its dictionary takes a while
     */
    public ApplicationCommand(
            String name,
            int code,
            long applicationId,
            boolean request,
            Function<Message, T> view,
            Supplier<ApplicationDefinition> application) {
        super(name, code, applicationId, request, view);
        this.application = application;
    }

    /** The application that defines the command. */
    public ApplicationDefinition application() {
        return application.get();
    }
}
