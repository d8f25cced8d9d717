package io.vernier.node;

import io.vernier.json.Json;
import io.vernier.protocol.peer.ApplicationIds;
import io.vernier.transport.Endpoint;
import io.vernier.transport.Path;
import io.vernier.transport.Security;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One connection as it was when somebody asked.
 *
 * @param id as {@link PeerConnection#id()}
 * @param peer the Origin-Host of the peer, once it is known
 * @param transport the entry it came by
 * @param protocol the name of the transport that carries it
 * @param state where it stands
 * @param isSender whether this node made it
 * @param local this end, once there is a transport connection
 * @param remote the other end, once there is a transport connection
 * @param localAddresses the addresses that this end is reached at, several over SCTP
 * @param paths the paths to the other end, where the transport is SCTP
 * @param security how it is protected; empty in plain text
 * @param since when the transport connection came to stand
 * @param uptime how long it has stood
 * @param silence how long nothing was received
 * @param waitingForDwa how long the answer to a watchdog request has been awaited
 * @param authApplicationIds authentication applications in common
 * @param acctApplicationIds accounting applications in common
 * @param pendingRequests requests of this node that wait for answers
 * @param queuedMessages messages that wait because the peer does not read
 * @param queuedBytes their octets
 */
public record ConnectionInfo(
        long id,
        Optional<String> peer,
        TransportRef transport,
        String protocol,
        PeerConnectionState state,
        boolean isSender,
        Optional<Endpoint> local,
        Optional<Endpoint> remote,
        List<InetAddress> localAddresses,
        List<Path> paths,
        Optional<Security> security,
        Optional<Instant> since,
        Duration uptime,
        Duration silence,
        Optional<Duration> waitingForDwa,
        ApplicationIds authApplicationIds,
        ApplicationIds acctApplicationIds,
        int pendingRequests,
        int queuedMessages,
        long queuedBytes) {
    public ConnectionInfo {
        localAddresses = List.copyOf(localAddresses);
        paths = List.copyOf(paths);
    }

    static ConnectionInfo of(PeerConnection connection) {
        return new ConnectionInfo(
                connection.id(),
                connection.peer().map(Peer::host),
                connection.transport().ref(),
                connection.protocol(),
                connection.state(),
                connection.isSender(),
                connection.local(),
                connection.remote(),
                connection.localAddresses(),
                connection.paths(),
                connection.security(),
                connection.since(),
                connection.uptime(),
                connection.silence(),
                connection.waitingForDwa(),
                connection.authApplicationIds(),
                connection.acctApplicationIds(),
                connection.pendingRequests(),
                connection.queuedMessages(),
                connection.queuedBytes());
    }

    /** As JSON; times are ISO 8601, durations seconds. */
    public Json.Members toJson() {
        return Json.object()
                .put("id", id)
                .put("peer", peer)
                .put("transport", transport.number())
                .put("proto", protocol)
                .put("state", state.name())
                .put("direction", isSender ? "sender" : "receiver")
                .put("local", local)
                .put("remote", remote)
                .put("local_addresses", Json.array(localAddresses, address -> Json.of(address.getHostAddress())))
                .put("paths", Json.array(paths, InfoJson::path))
                .put("security", security.map(InfoJson::security).orElse(Json.of((String) null)))
                .put("since", since)
                .put("uptime_s", InfoJson.seconds(uptime))
                .put("silence_s", InfoJson.seconds(silence))
                .put("waiting_for_dwa_s", waitingForDwa.map(InfoJson::seconds).orElse(Json.of((String) null)))
                .put("apps", InfoJson.applications(authApplicationIds, acctApplicationIds))
                .put("pending", pendingRequests)
                .put("queued_messages", queuedMessages)
                .put("queued_bytes", queuedBytes)
                .build();
    }
}
