package io.vernier.node;

import io.vernier.codec.Message;
import io.vernier.protocol.peer.ApplicationIds;
import io.vernier.transport.Connection;
import io.vernier.transport.ConnectionTask;
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
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** What is told of a {@link Link}; its own fields belong to no thread. */
final class LinkConnection implements PeerConnection {
    private static final AtomicLong IDS = new AtomicLong();

    /** That a connection came to stand. */
    private record Standing(Connection connection, Instant since, long sinceNanos) {}

    private final long id = IDS.incrementAndGet();
    private final Link link;
    private final AtomicInteger byHand;
    private final Map<String, Object> attributes = new ConcurrentHashMap<>();
    private volatile PeerConnectionState state;
    private volatile @Nullable Standing standing;
    private volatile @Nullable Security security;

    /**
     * What is told of a link.
     *
     * @param firstHopByHopId where the identifiers of calls start and go up from; those that are taken by hand go down, so
     *     that the two meet only after four thousand million messages
     */
    LinkConnection(Link link, int firstHopByHopId) {
        this.link = link;
        this.byHand = new AtomicInteger(firstHopByHopId);
        this.state = PeerConnectionState.CONNECTING;
    }

    /** The transport connection stands; on the connection's loop, as all that changes the state. */
    void opened(Connection connection, Instant now) {
        standing = new Standing(connection, now, connection.loop().nanoTime());
        secured(connection.security());
        advance(PeerConnectionState.CONNECTED);
    }

    /** How it is protected, from now on; on the connection's loop. */
    void secured(Optional<Security> how) {
        security = how.orElse(null);
    }

    /** Goes on to a state, unless it has gone farther already. */
    void advance(PeerConnectionState next) {
        if (state.compareTo(next) < 0) {
            state = next;
        }
    }

    @Override
    public long id() {
        return id;
    }

    @Override
    public Optional<Peer> peer() {
        return link.knownPeer();
    }

    @Override
    public TransportEntry transport() {
        return link.transport();
    }

    @Override
    public String protocol() {
        return link.protocol();
    }

    @Override
    public PeerConnectionState state() {
        PeerConnectionState now = state;
        return now == PeerConnectionState.READY && waitingForDwa().isPresent()
                ? PeerConnectionState.READY_WAITING_DWA
                : now;
    }

    @Override
    public boolean isSender() {
        return link.isInitiated();
    }

    @Override
    public ApplicationIds authApplicationIds() {
        Traffic traffic = link.traffic();
        return traffic == null ? ApplicationIds.none() : traffic.common().auth();
    }

    @Override
    public ApplicationIds acctApplicationIds() {
        Traffic traffic = link.traffic();
        return traffic == null ? ApplicationIds.none() : traffic.common().acct();
    }

    @Override
    public Optional<Endpoint> local() {
        return connection().map(Connection::local);
    }

    @Override
    public Optional<Endpoint> remote() {
        return connection().map(Connection::remote);
    }

    @Override
    public List<InetAddress> localAddresses() {
        return connection().map(Connection::localAddresses).orElse(List.of());
    }

    @Override
    public List<Path> paths() {
        return link.paths();
    }

    @Override
    public Optional<Security> security() {
        return Optional.ofNullable(security);
    }

    @Override
    public Optional<Instant> since() {
        return Optional.ofNullable(standing).map(Standing::since);
    }

    @Override
    public Duration uptime() {
        Standing now = standing;
        return now == null
                ? Duration.ZERO
                : Duration.ofNanos(now.connection().loop().nanoTime() - now.sinceNanos());
    }

    @Override
    public Duration silence() {
        Traffic traffic = link.traffic();
        return traffic == null ? Duration.ZERO : traffic.silence();
    }

    @Override
    public Optional<Duration> waitingForDwa() {
        Traffic traffic = link.traffic();
        return traffic == null ? Optional.empty() : traffic.waitingForDwa();
    }

    @Override
    public int pendingRequests() {
        Traffic traffic = link.traffic();
        return traffic == null ? 0 : traffic.pendingRequests();
    }

    @Override
    public int queuedMessages() {
        return connection().map(Connection::queuedMessages).orElse(0);
    }

    @Override
    public long queuedBytes() {
        return connection().map(Connection::queuedBytes).orElse(0L);
    }

    @Override
    public int nextHopByHopId() {
        return byHand.decrementAndGet();
    }

    @Override
    public CompletableFuture<SendResult> send(Message message) {
        Standing now = standing;
        if (now == null || state == PeerConnectionState.CLOSED) {
            return CompletableFuture.completedFuture(SendResult.CLOSED);
        }
        var result = new CompletableFuture<SendResult>();
        now.connection()
                .execute(ConnectionTask.of(
                        () -> result.complete(link.push(message)), () -> result.complete(SendResult.CLOSED)));
        return result;
    }

    @Override
    public Map<String, Object> attributes() {
        return attributes;
    }

    @Override
    public void abort() {
        link.breakOff();
    }

    private Optional<Connection> connection() {
        return Optional.ofNullable(standing).map(Standing::connection);
    }

    @Override
    public String toString() {
        return "connection " + id + " " + state() + remote().map(to -> " " + to).orElse("");
    }
}
