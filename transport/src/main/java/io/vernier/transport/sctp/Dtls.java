package io.vernier.transport.sctp;

import com.sun.nio.sctp.SctpChannel;
import com.sun.nio.sctp.SctpServerChannel;
import io.vernier.transport.TransportException;
import io.vernier.transport.TransportProblem;
import io.vernier.transport.internal.kernel.KernelSocket;
import io.vernier.transport.tcp.TlsCredentials;
import java.io.IOException;
import java.time.Duration;

/**
 * What DTLS over SCTP needs of this machine, and what its associations have in common. As a tuning it makes sure that each socket
 * authenticates its DATA chunks (RFC 6083 section 4.5) before its association begins. Any thread.
 */
final class Dtls implements AssociationTuning {
    private final TlsCredentials credentials;
    private final KernelSocket.Access kernel;
    private final KeyExporter exporter;
    private final AssociationTuning options;

    private Dtls(
            TlsCredentials credentials, KernelSocket.Access kernel, KeyExporter exporter, AssociationTuning options) {
        this.credentials = credentials;
        this.kernel = kernel;
        this.exporter = exporter;
        this.options = options;
    }

    /**
     * Finds out whether this machine can do it, by doing it.
     *
     * @throws TransportException if it cannot, or the credentials cannot be used
     */
    static Dtls open(SctpOptions options, TlsCredentials credentials) {
        try {
            var dtls = new Dtls(credentials, KernelSocket.access(), KeyExporter.find(), AssociationTuning.of(options));
            credentials.datagramEngine(true);
            try (SctpChannel probe = SctpChannel.open()) {
                dtls.connecting(probe);
                dtls.kernel.of(probe).isDry();
            }
            return dtls;
        } catch (UnsupportedOperationException noWay) {
            throw impossible(String.valueOf(noWay.getMessage()));
        } catch (IOException refused) {
            throw impossible("SCTP of this kernel does not authenticate DATA chunks: " + refused.getMessage());
        }
    }

    private static TransportException impossible(String why) {
        return new TransportException(TransportProblem.NO_DTLS.explain("DTLS over SCTP is not possible: " + why));
    }

    @Override
    public void connecting(SctpChannel channel) throws IOException {
        options.connecting(channel);
        prepare(kernel.of(channel));
    }

    @Override
    public void listening(SctpServerChannel channel) throws IOException {
        options.listening(channel);
        prepare(kernel.of(channel));
    }

    @Override
    public void accepted(SctpChannel channel) throws IOException {
        options.accepted(channel);
    }

    private static void prepare(KernelSocket socket) throws IOException {
        socket.authentication().requireForData();
        // each step of the handshake waits for what was sent before it to be acknowledged
        socket.setPromptAcknowledgements(true);
    }

    /** The layer of an association that is up. */
    DtlsLayer layer(SctpSocket socket, boolean client, DtlsLayer.User user) throws IOException {
        return new DtlsLayer(
                socket, kernel.of(socket.jdk()), new DtlsEngine(credentials.datagramEngine(client)), this, user);
    }

    KeyExporter exporter() {
        return exporter;
    }

    Duration handshakeTimeout() {
        return credentials.options().handshakeTimeout();
    }

    boolean isNameChecked() {
        return credentials.options().isNameChecked();
    }
}
