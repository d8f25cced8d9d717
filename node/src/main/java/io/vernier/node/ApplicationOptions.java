package io.vernier.node;

import io.vernier.codec.Answer;
import io.vernier.codec.Request;
import io.vernier.dictionary.ApplicationCommand;
import io.vernier.dictionary.ApplicationDefinition;
import io.vernier.dictionary.validation.ValidationOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a node is told about one of its applications. For {@link NodeBuilder#application}; not safe for use by several
 * threads at once.
 */
public final class ApplicationOptions {
    private final Handlers handlers = new Handlers();
    private ApplicationDefinition definition;
    private @Nullable Object alias;
    private @Nullable Object state;
    private @Nullable ApplicationCallbacks<?, ?> callbacks;
    private boolean callMutatesState;
    private boolean inline;
    private AnswerErrors answerErrors = AnswerErrors.REPORT;
    private RequestErrors requestErrors = RequestErrors.ANSWER;
    private @Nullable ValidationOptions validation;
    private boolean anyDestination;
    private final List<String> peers = new ArrayList<>();
    private final List<String> realms = new ArrayList<>();
    private final List<Object> extra = new ArrayList<>();

    ApplicationOptions(ApplicationDefinition definition) {
        this.definition = definition;
    }

    /**
     * The application's name on this node, which may be of any kind; the name of its dictionary unless told. Two
     * applications of a node cannot have the same.
     */
    public ApplicationOptions alias(Object name) {
        alias = name;
        return this;
    }

    /** Has callbacks decide; their first state is the application's alias. */
    public ApplicationOptions callbacks(ApplicationCallbacks<Object, ?> newCallbacks) {
        callbacks = newCallbacks;
        state = null;
        return this;
    }

    /** Has callbacks decide, and gives them their first state. */
    public <S> ApplicationOptions callbacks(ApplicationCallbacks<S, ?> newCallbacks, S firstState) {
        callbacks = newCallbacks;
        state = firstState;
        return this;
    }

    /**
     * Whether {@link ApplicationCallbacks#pickPeer} may change the state, as it may not unless told. Choices are made one
     * after the other then, and otherwise at the same time on the threads that call.
     */
    public ApplicationOptions callMutatesState(boolean mutates) {
        callMutatesState = mutates;
        return this;
    }

    /** Runs the callbacks wherever something happens, event loops included: faster, for callbacks that never block. */
    public ApplicationOptions inlineCallbacks() {
        inline = true;
        return this;
    }

    /** What becomes of faulty answers; {@link AnswerErrors#REPORT} unless told. */
    public ApplicationOptions answerErrors(AnswerErrors policy) {
        answerErrors = policy;
        return this;
    }

    /** Who answers faulty requests; {@link RequestErrors#ANSWER} unless told. */
    public ApplicationOptions requestErrors(RequestErrors policy) {
        requestErrors = policy;
        return this;
    }

    /**
     * How strictly the application's messages are compared with its grammar; as the node's others unless told. See
     * {@link NodeBuilder#validation}.
     */
    public ApplicationOptions validation(ValidationOptions strictness) {
        validation = strictness;
        return this;
    }

    /**
     * Sends the application's requests to these peers only, by their Origin-Host; to any that has it unless told. Peers that
     * are default routes are the exception: they take what none of these leads to.
     */
    public ApplicationOptions peers(String... hosts) {
        peers.addAll(List.of(hosts));
        return this;
    }

    /**
     * Realms of the application besides the node's own and its peers': requests for them are served here, and sent to the
     * application's peers. {@code *} is any realm.
     */
    public ApplicationOptions realms(String... names) {
        realms.addAll(List.of(names));
        return this;
    }

    /**
     * Gives the application's handlers also the requests that are for other hosts and realms, which are answered with
     * {@code DIAMETER_UNABLE_TO_DELIVER} and {@code DIAMETER_REALM_NOT_SERVED} unless told: for agents, see
     * {@link Outcome#proxy}.
     */
    public ApplicationOptions anyDestination() {
        anyDestination = true;
        return this;
    }

    /** Values that the callbacks find in {@link CallContext#extra}; several append. */
    public ApplicationOptions extra(Object... values) {
        extra.addAll(List.of(values));
        return this;
    }

    /**
     * Answers the requests of a command of this application, each on a virtual thread of its own.
     *
     * @throws IllegalArgumentException if the command is of another application
     */
    public <R extends Request<A>, A extends Answer> ApplicationOptions serve(
            ApplicationCommand<R> command, RequestHandler<R, A> handler) {
        handlers.add(Handlers.typed(own(command), handler, false));
        return this;
    }

    /** As {@link #serve}, but on the connection's event loop: faster, for handlers that never block. */
    public <R extends Request<A>, A extends Answer> ApplicationOptions serveInline(
            ApplicationCommand<R> command, RequestHandler<R, A> handler) {
        handlers.add(Handlers.typed(own(command), handler, true));
        return this;
    }

    /** Answers all requests of the application that no typed handler serves, as they are. */
    public ApplicationOptions serve(MessageHandler handler) {
        handlers.add(Handlers.untyped(handler, false));
        return this;
    }

    private <R extends Request<?>> ApplicationCommand<R> own(ApplicationCommand<R> command) {
        if (command.applicationId() != definition.id()) {
            throw new IllegalArgumentException(command + " is of application " + command.applicationId()
                    + " (expected: a command of " + definition + ")");
        }
        return command;
    }

    /** The newest definition with this id counts. */
    void define(ApplicationDefinition newDefinition) {
        definition = newDefinition;
    }

    ApplicationDefinition definition() {
        return definition;
    }

    Object alias() {
        return alias == null ? definition.dictionary().name() : alias;
    }

    Object state() {
        return state == null ? alias() : state;
    }

    Optional<ApplicationCallbacks<?, ?>> callbacks() {
        return Optional.ofNullable(callbacks);
    }

    boolean isCallMutatingState() {
        return callMutatesState;
    }

    boolean isInline() {
        return inline;
    }

    AnswerErrors answerErrors() {
        return answerErrors;
    }

    RequestErrors requestErrors() {
        return requestErrors;
    }

    Optional<ValidationOptions> validation() {
        return Optional.ofNullable(validation);
    }

    boolean isForAnyDestination() {
        return anyDestination;
    }

    Handlers handlers() {
        return handlers;
    }

    List<String> peers() {
        return List.copyOf(peers);
    }

    List<String> realms() {
        return List.copyOf(realms);
    }

    List<Object> extra() {
        return List.copyOf(extra);
    }
}
