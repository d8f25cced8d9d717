package io.vernier.node;

import io.vernier.codec.Message;
import io.vernier.protocol.peer.ApplicationIds;
import io.vernier.transport.Endpoint;
import io.vernier.transport.Path;
import io.vernier.transport.Security;
import io.vernier.transport.SendResult;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * One transport connection to a peer, made by either side. What it tells is the state of the moment; any thread may ask,
 * also after the connection has ended. Vernier implements it; it may grow.
 *
 * {@snippet :
 * peer.connection().filter(PeerConnection::isReady).ifPresent(connection -> {
 *     Message request = Message.builder(271, 3)
 *             .request()
 *             .hopByHopId(connection.nextHopByHopId())
 *             .endToEndId(node.nextEndToEndId())
 *             .avp(BaseAvps.SESSION_ID, node.newSessionId())
 *             .build();
 *     connection.send(request);
 * });
 * }
 */
public interface PeerConnection {
    /** A number that no other connection of this process has had. */
    long id();

    /** The peer, once it is known: from the start where this node connects, else from the peer's CER on. */
    Optional<Peer> peer();

    /** The entry it came by: its peer's where this node made it, or the one that accepted it. Stays when that is removed. */
    TransportEntry transport();

    /** The name of the transport that carries it: {@code tcp}, {@code tls}, {@code sctp}. Never changes. */
    String protocol();

    /** Where it stands. */
    PeerConnectionState state();

    /** Whether its state is one of {@link PeerConnectionState#READY_STATES}. */
    default boolean isReady() {
        return state().isReady();
    }

    /** Whether this node made the connection. Never changes. */
    boolean isSender();

    /** Whether the peer made the connection. Never changes. */
    default boolean isReceiver() {
        return !isSender();
    }

    /**
     * The authentication applications that both sides advertised in the capabilities exchange, those inside of
     * Vendor-Specific-Application-Id included; a relay has every application of the other. None before the exchange.
     */
    ApplicationIds authApplicationIds();

    /** The accounting applications that both sides advertised, as with {@link #authApplicationIds()}. */
    ApplicationIds acctApplicationIds();

    /** This end's address, once there is a transport connection. */
    Optional<Endpoint> local();

    /** The other end's address, once there is a transport connection. */
    Optional<Endpoint> remote();

    /** The addresses that this end is reached at on this connection, several over SCTP; empty before it stands. */
    List<InetAddress> localAddresses();

    /** The paths to the other end and which of them are up, where the transport is SCTP; else empty. */
    List<Path> paths();

    /** How it is protected, and by which certificate the peer has shown who it is; empty in plain text. */
    Optional<Security> security();

    /** When the transport connection came to stand. */
    Optional<Instant> since();

    /** How long the transport connection has stood; zero before it does. */
    Duration uptime();

    /** How long nothing has been received; zero before the capabilities exchange. */
    Duration silence();

    /** How long the answer to a watchdog request has been awaited; empty while none is. */
    Optional<Duration> waitingForDwa();

    /** How many requests of this node wait for answers on it. */
    int pendingRequests();

    /** Messages that wait because the peer does not read. */
    int queuedMessages();

    /** Octets that wait because the peer does not read. */
    long queuedBytes();

    /**
     * A Hop-by-Hop Identifier that no request pending on this connection has, for one that is {@linkplain #send sent by
     * hand}. Requests of {@code call} get theirs by themselves, from the same supply.
     */
    int nextHopByHopId();

    /**
     * Pushes a message through this connection in whatever state it is, requests and answers alike, with the flags and
     * identifiers that it has: {@link #nextHopByHopId()} and {@link Node#nextEndToEndId()} supply those of requests,
     * {@link Node#newSessionId()} its Session-Id. Only a missing Origin-Host and Origin-Realm are filled in. Nobody waits
     * for the answer to a request that is sent so: it is counted as unexpected and dropped. {@link Node#call} does all of
     * this and waits.
     *
     * @return what became of the message, on the event loop; {@link SendResult#CLOSED} where there is no transport
     *     connection. The future never fails.
     */
    CompletableFuture<SendResult> send(Message message);

    /** Whatever a program wants to remember of the connection; kept as it is, and not looked at. */
    Map<String, Object> attributes();

    /** Breaks the connection at once, without a Disconnect-Peer-Request; {@link Node#disconnect} parts politely. */
    void abort();
}
