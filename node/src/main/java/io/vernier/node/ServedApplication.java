package io.vernier.node;

import io.vernier.codec.ApplicationId;
import io.vernier.codec.Fault;
import io.vernier.codec.Message;
import io.vernier.codec.ResultCode;
import io.vernier.dictionary.ApplicationDefinition;
import io.vernier.protocol.peer.ApplicationIds;
import io.vernier.protocol.routing.LocalRouting;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An application as the receiving side of its node knows it: which requests are for it, and who handles them. Immutable. */
final class ServedApplication {
    /** A realm that stands for all. */
    private static final String ANY_REALM = "*";

    private final ApplicationDefinition definition;
    private final LocalRouting routing;
    private final Handlers handlers;
    private final Handlers.@Nullable Entry callbacks;
    private final RequestErrors requestErrors;
    private final AnswerErrors answerErrors;
    private final boolean anyRealm;
    private final boolean anyHost;
    private final List<String> peers;
    private final boolean oneOfSeveral;

    /**
     * The application.
     *
     * @param oneOfSeveral whether the node has others with the same id
     */
    ServedApplication(Node node, ApplicationOptions options, boolean oneOfSeveral) {
        this.oneOfSeveral = oneOfSeveral;
        peers = options.peers();
        definition = options.definition();
        var realms = new ArrayList<String>();
        realms.add(node.originRealm());
        realms.addAll(options.realms());
        anyRealm = realms.remove(ANY_REALM) || options.isForAnyDestination();
        anyHost = options.isForAnyDestination();
        routing = new LocalRouting(node.originHost(), realms, ApplicationIds.of(definition.id()));
        handlers = options.handlers();
        requestErrors = options.requestErrors();
        answerErrors = options.answerErrors();
        callbacks = options.callbacks().isEmpty()
                ? null
                : callbacks(options.callbacks().get(), runtime(node, options));
    }

    private static ApplicationRuntime<?> runtime(Node node, ApplicationOptions options) {
        return node.applicationTable().named(options.alias());
    }

    private static Handlers.Entry callbacks(ApplicationCallbacks<?, ?> callbacks, ApplicationRuntime<?> runtime) {
        CallContext context = runtime.context();
        return Handlers.deciding(
                (request, faults, from) -> callbacks.handleRequest(request, faults, from, context),
                runtime.options().isInline(),
                runtime);
    }

    ApplicationDefinition definition() {
        return definition;
    }

    long id() {
        return definition.id();
    }

    /** Whether the node has others with the same id, so that the peer decides which of them it is. */
    boolean isOneOfSeveral() {
        return oneOfSeveral;
    }

    /** Whether it is for the peers that it names alone. */
    boolean isBound() {
        return !peers.isEmpty();
    }

    /** Whether it names the peer of a link. */
    boolean isBoundTo(Traffic link) {
        return Routes.leadsToOneOf(peers, link);
    }

    AnswerErrors answerErrors() {
        return answerErrors;
    }

    /** Whether it takes the requests of all applications that the node has not. */
    boolean isRelay() {
        return definition.id() == ApplicationId.RELAY;
    }

    /** Whether a request is for this node; throws as {@link LocalRouting#decide} does. */
    LocalRouting.Verdict route(Message request) {
        return routing.decide(request);
    }

    /** Whether a request that is not for this node comes to the application's handlers all the same. */
    boolean takes(LocalRouting.Verdict.Refused refused) {
        return switch (refused.resultCode()) {
            case ResultCode.UNABLE_TO_DELIVER -> anyHost;
            case ResultCode.REALM_NOT_SERVED -> anyRealm;
            default -> false;
        };
    }

    /** Who handles a sound request, or null where nobody does. */
    Handlers.@Nullable Entry handler(Message request) {
        Handlers.Entry entry = handlers.find(request.commandCode());
        return entry == null ? callbacks : entry;
    }

    /** Who handles a request with these faults, or null where the node is to answer it. */
    Handlers.@Nullable Entry handler(List<Fault> faults) {
        int resultCode = faults.get(0).resultCode();
        boolean wanted = switch (requestErrors) {
            case ANSWER -> false;
            case ANSWER_3XXX -> !ResultCode.isProtocolError(resultCode);
            case CALLBACK -> resultCode != ResultCode.APPLICATION_UNSUPPORTED;
        };
        return wanted ? callbacks : null;
    }
}
