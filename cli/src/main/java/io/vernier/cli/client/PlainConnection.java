package io.vernier.cli.client;

import io.vernier.cli.place.Place;
import io.vernier.cli.place.Protection;
import io.vernier.cli.shell.CliProblem;
import io.vernier.cli.shell.CommandException;
import io.vernier.cli.shell.ExitCode;
import io.vernier.codec.BaseAvps;
import io.vernier.codec.Message;
import io.vernier.codec.ResultCode;
import io.vernier.codec.data.DiameterAddress;
import io.vernier.messages.base.CapabilitiesExchangeRequest;
import io.vernier.messages.base.DisconnectCause;
import io.vernier.messages.base.DisconnectPeerRequest;
import io.vernier.transport.Connection;
import io.vernier.transport.Lane;
import io.vernier.transport.Transport;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A connection without a node around it: for messages that a node keeps to itself, such as the watchdog's. Blocking, for
 * one thread.
 */
public final class PlainConnection implements AutoCloseable {
    private final Transport transport;
    private final Mailbox mailbox;
    private final Connection connection;
    private final String identity;
    private final String realm;
    private final String peer;

    private PlainConnection(Transport transport, Mailbox mailbox, String identity, String realm)
            throws InterruptedException {
        this.transport = transport;
        this.mailbox = mailbox;
        this.connection = mailbox.connection();
        this.identity = identity;
        this.realm = realm;
        this.peer = exchangeCapabilities();
    }

    /**
     * Connects and exchanges capabilities.
     *
     * @throws CommandException if that fails, with the exit code for it
     */
    public static PlainConnection connect(
            Place to, Protection protection, String identity, String realm, Duration timeout)
            throws InterruptedException {
        Transport transport = Carrier.open(to, protection, timeout);
        try {
            var mailbox = new Mailbox(to, timeout);
            transport.connect(to.endpoint(), mailbox);
            return new PlainConnection(transport, mailbox, identity, realm);
        } catch (CommandException | InterruptedException failure) {
            transport.close();
            throw failure;
        }
    }

    /**
     * Sends a request and waits for its answer; what else comes meanwhile is passed over.
     *
     * @throws CommandException if none comes in time, or the connection ends before
     */
    public Message call(Message request) throws InterruptedException {
        int id = ThreadLocalRandom.current().nextInt();
        Message numbered = request.withIds(id, id);
        connection.execute(() -> connection.send(numbered, Lane.CONTROL));
        while (true) {
            Message message = mailbox.take();
            if (!message.isRequest() && message.hopByHopId() == id) {
                return message;
            }
        }
    }

    /** The Origin-Host of the other side. */
    public String peer() {
        return peer;
    }

    /** Parts by a Disconnect-Peer-Request; at once where the thread is interrupted. */
    @Override
    public void close() {
        try {
            call(DisconnectPeerRequest.builder()
                    .originHost(identity)
                    .originRealm(realm)
                    .disconnectCause(DisconnectCause.DO_NOT_WANT_TO_TALK_TO_YOU)
                    .build()
                    .message());
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        } finally {
            transport.close();
        }
    }

    private String exchangeCapabilities() throws InterruptedException {
        var cer = CapabilitiesExchangeRequest.builder().originHost(identity).originRealm(realm);
        connection.localAddresses().forEach(address -> cer.hostIpAddress(DiameterAddress.of(address)));
        var answer = call(cer.vendorId(0)
                .productName("Vernier")
                .authApplicationId(4)
                .acctApplicationId(3)
                .build()
                .message());
        long code = answer.resultCode().orElse(0);
        if (!ResultCode.isSuccess(code)) {
            throw new CommandException(
                    ExitCode.PEER_REJECTED,
                    CliProblem.REFUSED.about("The peer answered the Capabilities-Exchange-Request with " + code + " "
                            + ResultCode.name(code) + "."));
        }
        String host = answer.first(BaseAvps.ORIGIN_HOST).orElse("(unnamed)");
        mailbox.security().flatMap(security -> security.objection(host)).ifPresent(impostor -> {
            throw new CommandException(ExitCode.PEER_REJECTED, impostor);
        });
        return host;
    }
}
