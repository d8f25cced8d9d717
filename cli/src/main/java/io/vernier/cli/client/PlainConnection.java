package io.vernier.cli.client;

import io.vernier.cli.shell.CliProblem;
import io.vernier.cli.shell.CommandException;
import io.vernier.cli.shell.ExitCode;
import io.vernier.codec.BaseAvps;
import io.vernier.codec.Message;
import io.vernier.codec.ResultCode;
import io.vernier.codec.data.DiameterAddress;
import io.vernier.codec.data.DiameterUri;
import io.vernier.messages.base.CapabilitiesExchangeRequest;
import io.vernier.messages.base.DisconnectCause;
import io.vernier.messages.base.DisconnectPeerRequest;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A connection without a node around it: for messages that a node keeps to itself, such as the watchdog's. Blocking, for
 * one thread.
 */
public final class PlainConnection implements AutoCloseable {
    private final Socket socket;
    private final DataInputStream in;
    private final String identity;
    private final String realm;
    private final String peer;

    private PlainConnection(Socket socket, String identity, String realm) throws IOException {
        this.socket = socket;
        this.in = new DataInputStream(socket.getInputStream());
        this.identity = identity;
        this.realm = realm;
        this.peer = exchangeCapabilities();
    }

    /**
     * Connects and exchanges capabilities.
     *
     * @throws CommandException if that fails, with the exit code for it
     */
    public static PlainConnection connect(String to, String identity, String realm, Duration timeout)
            throws IOException {
        DiameterUri uri = Client.uri(to);
        var socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(uri.host(), uri.port()), (int) timeout.toMillis());
            socket.setSoTimeout((int) timeout.toMillis());
            return new PlainConnection(socket, identity, realm);
        } catch (IOException | CommandException failure) {
            socket.close();
            if (failure instanceof CommandException why) {
                throw why;
            }
            boolean late = failure instanceof SocketTimeoutException && socket.isConnected();
            throw new CommandException(
                    late ? ExitCode.TIMEOUT : ExitCode.CONNECTION_FAILED,
                    CliProblem.NO_CONNECTION.about("No connection to " + to + ": " + failure.getMessage() + "."));
        }
    }

    /** Sends a request and waits for its answer; what else comes meanwhile is passed over. */
    public Message call(Message request) throws IOException {
        int id = ThreadLocalRandom.current().nextInt();
        socket.getOutputStream().write(request.withIds(id, id).toBytes());
        while (true) {
            var message = receive();
            if (!message.isRequest() && message.hopByHopId() == id) {
                return message;
            }
        }
    }

    /** The Origin-Host of the other side. */
    public String peer() {
        return peer;
    }

    /** Parts by a Disconnect-Peer-Request. */
    @Override
    public void close() throws IOException {
        try (socket) {
            call(DisconnectPeerRequest.builder()
                    .originHost(identity)
                    .originRealm(realm)
                    .disconnectCause(DisconnectCause.DO_NOT_WANT_TO_TALK_TO_YOU)
                    .build()
                    .message());
        }
    }

    private String exchangeCapabilities() throws IOException {
        var answer = call(CapabilitiesExchangeRequest.builder()
                .originHost(identity)
                .originRealm(realm)
                .hostIpAddress(DiameterAddress.of(socket.getLocalAddress()))
                .vendorId(0)
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
        return answer.first(BaseAvps.ORIGIN_HOST).orElse("(unnamed)");
    }

    private Message receive() throws IOException {
        int first = in.readInt();
        int length = first & 0xff_ffff;
        if (first >>> 24 != Message.VERSION || length < Message.HEADER_LENGTH) {
            throw new IOException("the peer does not speak Diameter");
        }
        var bytes = new byte[length];
        for (int i = 0; i < 4; i++) {
            bytes[i] = (byte) (first >>> (24 - 8 * i));
        }
        in.readFully(bytes, 4, length - 4);
        return Message.decode(bytes);
    }
}
