package io.vernier.transport.sctp;

import static io.vernier.transport.Lane.APPLICATION;
import static org.assertj.core.api.Assertions.assertThat;

import io.vernier.transport.Endpoint;
import io.vernier.transport.Listener;
import io.vernier.transport.Path;
import io.vernier.transport.PathRecorder;
import io.vernier.transport.Recorder;
import io.vernier.transport.Samples;
import io.vernier.transport.TransportProblem;
import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Associations between two addresses on each side, in networks that can be cut off. */
@Tag("sctp")
final class MultiHomingTest {
    private static final List<String> SERVER = List.of("10.68.1.1", "10.68.2.1");
    private static final List<String> CLIENT = List.of("10.68.1.2", "10.68.2.2");

    private final Network network = Network.require();
    private final BlockingQueue<PathRecorder> accepted = new LinkedBlockingQueue<>();
    private final PathRecorder client = new PathRecorder();
    private SctpTransport transport = SctpTransport.open();

    @BeforeEach
    void detectQuickly() {
        network.detectQuickly();
    }

    @AfterEach
    void close() {
        transport.close();
        network.close();
    }

    @Test
    void eachSideKnowsAllAddressesOfBoth() {
        Listener listener = listen();
        connect(listener);
        PathRecorder server = Recorder.await(accepted);

        assertThat(listener.local().hosts()).isEqualTo(SERVER);
        assertThat(client.connection().remote().host()).isEqualTo("10.68.1.1");
        assertThat(client.connection().localAddresses())
                .extracting(InetAddress::getHostAddress)
                .containsExactlyInAnyOrderElementsOf(CLIENT);
        assertThat(server.connection().localAddresses())
                .extracting(InetAddress::getHostAddress)
                .containsExactlyInAnyOrderElementsOf(SERVER);
        assertThat(client.<List<Path>>onLoop(() -> client.connection().paths()))
                .extracting(path -> path.address().host())
                .containsExactlyInAnyOrderElementsOf(SERVER);
        assertThat(client.<List<Path>>onLoop(() -> client.connection().paths()))
                .filteredOn(Path::primary)
                .extracting(path -> path.address().host())
                .containsExactly("10.68.1.1");
        client.awaitPath("10.68.2.1", Path.State.UP);
        server.awaitPath("10.68.2.2", Path.State.UP);
    }

    @Test
    void trafficGoesOnOverTheOtherPathAndTheLostOneComesBack() {
        connect(listen());
        PathRecorder server = Recorder.await(accepted);
        client.awaitPath("10.68.2.1", Path.State.UP);
        server.awaitPath("10.68.2.2", Path.State.UP);

        network.cutOff("10.68.1.1");
        for (int i = 0; i < 100; i++) {
            client.send(Samples.request(i, 400), APPLICATION);
            assertThat(server.message()).isEqualTo(Samples.request(i, 400));
            server.send(Samples.answer(i, 400), APPLICATION);
            assertThat(client.message()).isEqualTo(Samples.answer(i, 400));
        }
        Path down = client.awaitPath("10.68.1.1", Path.State.DOWN);
        network.reconnect("10.68.1.1");
        Path up = client.awaitPath("10.68.1.1", Path.State.UP);

        assertThat(down.primary()).isTrue();
        assertThat(up.primary()).isTrue();
        assertThat(client.<List<Path>>onLoop(() -> client.connection().paths()))
                .extracting(Path::state)
                .containsOnly(Path.State.UP);
        assertThat(client.connection().isOpen()).isTrue();
    }

    @Test
    void anAssociationOfWhichAllPathsAreGoneIsLost() {
        connect(listen());
        PathRecorder server = Recorder.await(accepted);
        client.awaitPath("10.68.2.1", Path.State.UP);
        server.connection();

        network.cutOff("10.68.1.1");
        network.cutOff("10.68.2.1");
        client.send(Samples.request(1, 400), APPLICATION);

        assertThat(client.closed().code()).isEqualTo(TransportProblem.LOST.code());
        assertThat(client.closed().cause()).contains("10.68.1.1").contains("no address of the peer answers");
    }

    @Test
    void thePrimaryAddressIsTheOneThatWasAskedFor() {
        transport.close();
        transport = SctpTransport.open(SctpOptions.defaults().withPrimaryAddress("10.68.2.1"));

        connect(listen());

        client.awaitPath("10.68.2.1", Path.State.UP);
        assertThat(client.<List<Path>>onLoop(() -> client.connection().paths()))
                .filteredOn(Path::primary)
                .extracting(path -> path.address().host())
                .containsExactly("10.68.2.1");
    }

    private Listener listen() {
        return transport.listen(new Endpoint(SERVER, 0), connection -> {
            var recorder = new PathRecorder();
            accepted.add(recorder);
            return recorder;
        });
    }

    private void connect(Listener listener) {
        transport.connect(new Endpoint(CLIENT, 0), listener.local(), transport.nextLoop(), client);
        client.connection();
    }
}
