package io.vernier.bench.growth;

import io.vernier.bench.GyExchange;
import io.vernier.bench.process.Jvm;
import io.vernier.codec.ApplicationId;
import io.vernier.codec.BaseAvps;
import io.vernier.codec.CommandCode;
import io.vernier.codec.Explanation;
import io.vernier.codec.Message;
import io.vernier.codec.ResultCode;
import io.vernier.codec.data.DiameterAddress;
import io.vernier.transport.ConnectHandler;
import io.vernier.transport.Connection;
import io.vernier.transport.Endpoint;
import io.vernier.transport.Lane;
import io.vernier.transport.tcp.TcpTransport;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;

/** Many peers in a process of their own, each with a name and a connection, that answer watchdogs and do nothing else. */
public final class Swarm {
    /** So many come at once: a listener holds no more than its backlog. */
    private static final int AT_ONCE = 256;

    /** What a JVM has open besides. */
    private static final int OTHER_FILES = 200;

    private static final String LIMIT = "Max open files";
    private static final long CREDIT_CONTROL = 4;

    private final Semaphore coming = new Semaphore(AT_ONCE);
    private final TcpTransport transport = TcpTransport.open();

    private Swarm() {}

    /** Takes the port of the node and how many peers come to it; says that it is ready when all have been accepted. */
    public static void main(String[] args) throws InterruptedException {
        int peers = Integer.parseInt(args[1]);
        var swarm = new Swarm();
        for (int i = 0; i < peers; i++) {
            swarm.come(i, Integer.parseInt(args[0]));
        }
        swarm.coming.acquire(AT_ONCE);
        Jvm.sayReady(peers);
        Thread.currentThread().join();
    }

    /** How many peers a process may have here, as every connection is an open file; no limit where that cannot be seen. */
    static long most() {
        try (var limits = Files.lines(Path.of("/proc/self/limits"))) {
            return limits.filter(line -> line.startsWith(LIMIT))
                    .map(line -> line.substring(LIMIT.length()).trim().split(" +", -1)[0])
                    .filter(soft -> !soft.equals("unlimited"))
                    .mapToLong(soft -> Long.parseLong(soft) - OTHER_FILES)
                    .findFirst()
                    .orElse(Long.MAX_VALUE);
        } catch (IOException notLinux) {
            return Long.MAX_VALUE;
        }
    }

    private void come(int number, int port) throws InterruptedException {
        coming.acquire();
        var unused = transport.connect(Endpoint.of("127.0.0.1", port), new Idler("peer" + number + ".example.com"));
    }

    private final class Idler implements ConnectHandler {
        private final String host;

        Idler(String host) {
            this.host = host;
        }

        @Override
        public void opened(Connection connection) {
            connection.send(
                    Message.builder(CommandCode.CAPABILITIES_EXCHANGE, ApplicationId.COMMON)
                            .request()
                            .avp(BaseAvps.ORIGIN_HOST, host)
                            .avp(BaseAvps.ORIGIN_REALM, GyExchange.REALM)
                            .avp(BaseAvps.HOST_IP_ADDRESS, DiameterAddress.of(InetAddress.getLoopbackAddress()))
                            .avp(BaseAvps.VENDOR_ID, 0L)
                            .avp(BaseAvps.PRODUCT_NAME, "swarm")
                            .avp(BaseAvps.AUTH_APPLICATION_ID, CREDIT_CONTROL)
                            .build(),
                    Lane.CONTROL);
        }

        @Override
        public void message(Connection connection, Message message) {
            if (!message.isRequest()) {
                coming.release();
                return;
            }
            connection.send(
                    message.answerBuilder()
                            .avp(BaseAvps.RESULT_CODE, (long) ResultCode.SUCCESS)
                            .avp(BaseAvps.ORIGIN_HOST, host)
                            .avp(BaseAvps.ORIGIN_REALM, GyExchange.REALM)
                            .build(),
                    Lane.CONTROL);
        }

        @Override
        public void notConnected(Explanation why) {
            System.err.println(host + ": " + why);
            coming.release();
        }

        @Override
        public void closed(Connection connection, Explanation why) {
            // the node counts its peers at the end
        }
    }
}
