package io.vernier.node;

import io.vernier.codec.Explanation;
import io.vernier.transport.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The step from plain text to TLS behind the capabilities exchange (RFC 3588 section 13.1). On the connection's event loop. */
final class InbandTls {
    private static final long NONE = 0;
    private static final long TLS = 1;

    /**
     * How long the initiator waits behind the CEA. Old peers read in plain text until they have sent it and changed over:
     * Erlang's diameter does not read any more if the handshake comes before that.
     */
    private static final Duration PAUSE = Duration.ofMillis(100);

    private InbandTls() {}

    /** The Inband-Security-Ids to tell on a connection. */
    static List<Long> ids(InbandSecurity said, Connection connection) {
        if (connection.security().isPresent()) {
            return List.of();
        }
        return switch (said) {
            case OFF -> List.of();
            case OFFERED -> connection.isProtectable() ? List.of(NONE, TLS) : List.of();
            case REQUIRED -> List.of(TLS);
        };
    }

    /**
     * Begins TLS, as initiator after a moment. If its handshake fails, the connection ends and its handler hears why.
     *
     * @param originHost whom the certificate of the other end has to speak for
     * @param refused told why there is no protection, or none to be trusted
     * @param then what to do once the connection is protected
     */
    static void begin(
            Connection connection,
            boolean isInitiator,
            String originHost,
            Consumer<Explanation> refused,
            Runnable then) {
        if (isInitiator) {
            connection.loop().schedule(PAUSE, () -> handshake(connection, true, originHost, refused, then));
        } else {
            handshake(connection, false, originHost, refused, then);
        }
    }

    private static void handshake(
            Connection connection,
            boolean isInitiator,
            String originHost,
            Consumer<Explanation> refused,
            Runnable then) {
        if (!connection.isOpen()) {
            return;
        }
        if (!connection.isProtectable()) {
            refused.accept(NodeProblem.NO_TLS.explain());
            return;
        }
        connection.protect(isInitiator, () -> {
            Optional<Explanation> impostor = connection.security().flatMap(security -> security.objection(originHost));
            impostor.ifPresentOrElse(refused, then);
        });
    }
}
