package io.vernier.node;

import io.vernier.codec.BaseAvps;
import io.vernier.codec.DecodeException;
import io.vernier.codec.Explanation;
import io.vernier.codec.Message;
import io.vernier.codec.ResultCode;
import io.vernier.protocol.peer.Capabilities;
import io.vernier.protocol.peer.CapabilitiesExchange;
import io.vernier.protocol.peer.CeaOutcome;
import io.vernier.protocol.peer.CerOutcome;
import io.vernier.transport.Connection;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The capabilities exchange on one connection (RFC 6733 section 5.3), as what was said of the connection has it, with the
 * checks of the user's own at its end. Confined to the connection's event loop.
 */
final class Handshake {
    private final TransportEntry way;
    private final Connection connection;
    private final ConnectionSettings settings;
    private final LocalSide self;
    private final CapabilitiesExchange exchange;

    private Handshake(
            Node node, TransportEntry way, String protocol, Connection connection, ConnectionSettings settings) {
        this.way = way;
        this.connection = connection;
        this.settings = settings;
        this.self = node.exchanges()
                .side(settings, said -> node.transport(protocol).hostIpAddresses(connection, said))
                .withInbandSecurityIds(InbandTls.ids(settings.inbandSecurity(), connection));
        this.exchange = node.exchanges().exchange(self, connection, settings.isRfc3588());
    }

    /** With a peer that was dialled. */
    static Handshake withDialled(Node node, Link link) {
        return new Handshake(
                node,
                link.transport(),
                link.protocol(),
                link.connection(),
                link.machine().settings());
    }

    /** With a peer that connected and has sent this, by which it is known. */
    static Handshake withCaller(Node node, ListenEntry way, Connection connection, Message first) {
        PeerControl known = originHost(first).map(node.directory()::find).orElse(null);
        @Nullable PeerOptions peer = known == null ? null : known.said();
        return new Handshake(node, way, way.transport(), connection, new ConnectionSettings(node, peer, way.current()));
    }

    private static Optional<String> originHost(Message message) {
        try {
            return message.first(BaseAvps.ORIGIN_HOST);
        } catch (DecodeException e) {
            return Optional.empty();
        }
    }

    /** What this node is on the connection. */
    LocalSide self() {
        return self;
    }

    /** The CER. */
    Message request(int hopByHopId, int endToEndId) {
        return exchange.request(hopByHopId, endToEndId);
    }

    /** Judges the first message of a peer that connected. */
    CerOutcome answer(Message request) {
        CerOutcome outcome = exchange.answer(request, connection.security().isPresent());
        if (!(outcome instanceof CerOutcome.Accepted(var peer, var common, var answer))) {
            return outcome;
        }
        Optional<Explanation> impostor = objection(peer);
        if (impostor.isPresent()) {
            Explanation why = impostor.get();
            return new CerOutcome.Refused(
                    why, ResultCode.UNKNOWN_PEER, exchange.refusal(request, ResultCode.UNKNOWN_PEER, why));
        }
        return switch (verdict(peer, false)) {
            case CapabilitiesCheck.Verdict.Accepted(var resultCode) ->
                resultCode == ResultCode.SUCCESS
                        ? outcome
                        : new CerOutcome.Accepted(peer, common, exchange.success(request, peer, resultCode));
            case CapabilitiesCheck.Verdict.Refused(var resultCode) -> {
                Explanation why = refused(peer, resultCode);
                yield new CerOutcome.Refused(why, (int) resultCode, exchange.refusal(request, (int) resultCode, why));
            }
            case CapabilitiesCheck.Verdict.Discarded() ->
                new CerOutcome.Discarded(NodeProblem.CAPABILITIES_REFUSED.explain(peer.originHost(), "silence"));
        };
    }

    /** Judges the answer of a peer that was dialled. */
    CeaOutcome accept(Message answer, Optional<String> expectedHost) {
        CeaOutcome outcome = exchange.accept(answer, expectedHost);
        if (!(outcome instanceof CeaOutcome.Accepted(var peer, var common))) {
            return outcome;
        }
        Optional<Explanation> impostor = objection(peer);
        if (impostor.isPresent()) {
            return new CeaOutcome.Refused(impostor.get(), OptionalLong.empty());
        }
        return switch (verdict(peer, true)) {
            case CapabilitiesCheck.Verdict.Accepted accepted -> outcome;
            case CapabilitiesCheck.Verdict.Refused(var resultCode) ->
                new CeaOutcome.Refused(refused(peer, resultCode), OptionalLong.empty());
            case CapabilitiesCheck.Verdict.Discarded() ->
                new CeaOutcome.Refused(
                        NodeProblem.CAPABILITIES_REFUSED.explain(peer.originHost(), "silence"), OptionalLong.empty());
        };
    }

    /** What its certificate says against the identity that it presents (RFC 6733 section 13.1). */
    private Optional<Explanation> objection(Capabilities peer) {
        return connection.security().flatMap(security -> security.objection(peer.originHost()));
    }

    /** Whether TLS is to begin behind the CEA. */
    boolean isTlsAgreed(Capabilities peer) {
        return exchange.isTlsAgreed(peer);
    }

    private CapabilitiesCheck.Verdict verdict(Capabilities peer, boolean isInitiatedHere) {
        return settings.verdict(
                new CapabilitiesCheck.Candidate(way, isInitiatedHere, connection.remote(), exchange.local(), peer));
    }

    private static Explanation refused(Capabilities peer, long resultCode) {
        return NodeProblem.CAPABILITIES_REFUSED.explain(
                peer.originHost(), resultCode + " " + ResultCode.name(resultCode));
    }

    /** The answer to the CER of a peer that has as many connections as it may. */
    Message electionLost(Message request, String originHost) {
        return exchange.electionLost(request, originHost);
    }

    /** The answer to a CER on the open connection. */
    Message repeated(Message request) {
        return exchange.repeated(request);
    }
}
