import dk.i1.diameter.AVP;
import dk.i1.diameter.AVP_Grouped;
import dk.i1.diameter.AVP_Time;
import dk.i1.diameter.AVP_UTF8String;
import dk.i1.diameter.AVP_Unsigned32;
import dk.i1.diameter.AVP_Unsigned64;
import dk.i1.diameter.InvalidAVPLengthException;
import dk.i1.diameter.Message;
import dk.i1.diameter.ProtocolConstants;
import dk.i1.diameter.node.Capability;
import dk.i1.diameter.node.ConnectionKey;
import dk.i1.diameter.node.NodeManager;
import dk.i1.diameter.node.NodeSettings;
import dk.i1.diameter.node.NotAnAnswerException;
import dk.i1.diameter.node.NotARequestException;
import dk.i1.diameter.node.Peer;
import io.vernier.bench.GyExchange;
import io.vernier.bench.compare.JavaPeer;
import io.vernier.bench.load.Contender;
import io.vernier.bench.load.Load;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Instant;
import java.util.Date;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.logging.Level;
import java.util.logging.Logger;

/** JavaDiameter at both ends: lists of AVPs, handlers on the thread that reads. */
public final class JavaDiameter implements JavaPeer {
    private static final int COMMAND = 272;
    private static final int SERVICE_CONTEXT_ID = 461;
    private static final int REQUEST_TYPE = 416;
    private static final int REQUEST_NUMBER = 415;
    private static final int EVENT_TIMESTAMP = 55;
    private static final int SUBSCRIPTION_ID = 443;
    private static final int SUBSCRIPTION_ID_TYPE = 450;
    private static final int SUBSCRIPTION_ID_DATA = 444;
    private static final int SERVICES = 456;
    private static final int REQUESTED = 437;
    private static final int GRANTED = 431;
    private static final int TIME = 420;
    private static final int TOTAL_OCTETS = 421;
    private static final int RATING_GROUP = 432;
    private static final int SERVICE_IDENTIFIER = 439;
    private static final int VALIDITY_TIME = 448;

    /** Keeps its remarks about every message to itself. */
    private static final Logger ROOT = Logger.getLogger("");

    static {
        ROOT.setLevel(Level.SEVERE);
    }

    @Override
    public int serve() throws Exception {
        int port = freePort();
        new Server(settings(GyExchange.SERVER, port)).start();
        return port;
    }

    @Override
    public Contender.Client connect(int port, Load load) throws Exception {
        var client = new Client(settings(GyExchange.CLIENT, 0), load);
        client.start();
        var peer = new Peer(InetAddress.getByName("127.0.0.1"), port);
        client.node().initiateConnection(peer, true);
        client.waitForConnection();
        ConnectionKey connection = client.node().findConnection(peer);
        if (connection == null) { // it goes by the name that the server gave
            connection = client.node().findConnection(new Peer(GyExchange.SERVER, port));
        }
        return client.through(connection);
    }

    private static NodeSettings settings(String host, int port) throws Exception {
        var capability = new Capability();
        capability.addAuthApp(4);
        var settings = new NodeSettings(host, GyExchange.REALM, 99_999, capability, port, "JavaDiameter", 1);
        settings.setUseTCP(true);
        settings.setUseSCTP(false);
        return settings;
    }

    /** It takes port 0 for "do not listen". */
    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static final class Client extends NodeManager {
        private final Load load;
        private final AtomicIntegerArray numbers = new AtomicIntegerArray(SLOTS);
        private final String[] sessions = new String[SLOTS];

        Client(NodeSettings settings, Load load) {
            super(settings);
            this.load = load;
            for (int slot = 0; slot < SLOTS; slot++) {
                sessions[slot] = GyExchange.session(slot);
            }
        }

        Contender.Client through(ConnectionKey connection) {
            return slot -> {
                try {
                    sendRequest(request(sessions[slot], numbers.getAndIncrement(slot)), connection, slot);
                } catch (Exception notSent) {
                    load.failed(slot);
                }
            };
        }

        @Override
        protected void handleAnswer(Message answer, ConnectionKey from, Object slot) {
            if (answer != null && isGranted(answer)) {
                load.answered((int) slot);
            } else {
                load.failed((int) slot);
            }
        }
    }

    private static final class Server extends NodeManager {
        Server(NodeSettings settings) {
            super(settings);
        }

        @Override
        protected void handleRequest(Message request, ConnectionKey from, Peer peer) {
            try {
                if (read(request) == 0) {
                    throw new IllegalStateException("a request without content");
                }
                answer(reply(request), from);
            } catch (InvalidAVPLengthException | NotAnAnswerException unreadable) {
                throw new IllegalStateException(unreadable);
            }
        }
    }

    private static Message request(String session, int number) {
        var request = new Message();
        request.hdr.setRequest(true);
        request.hdr.setProxiable(true);
        request.hdr.command_code = COMMAND;
        request.hdr.application_id = 4;
        request.add(must(new AVP_UTF8String(ProtocolConstants.DI_SESSION_ID, session)));
        request.add(must(new AVP_UTF8String(ProtocolConstants.DI_ORIGIN_HOST, GyExchange.CLIENT)));
        request.add(must(new AVP_UTF8String(ProtocolConstants.DI_ORIGIN_REALM, GyExchange.REALM)));
        request.add(must(new AVP_UTF8String(ProtocolConstants.DI_DESTINATION_REALM, GyExchange.REALM)));
        request.add(must(new AVP_Unsigned32(ProtocolConstants.DI_AUTH_APPLICATION_ID, 4)));
        request.add(must(new AVP_UTF8String(SERVICE_CONTEXT_ID, GyExchange.CONTEXT)));
        request.add(must(new AVP_Unsigned32(REQUEST_TYPE, 2)));
        request.add(must(new AVP_Unsigned32(REQUEST_NUMBER, number)));
        request.add(must(new AVP_UTF8String(ProtocolConstants.DI_DESTINATION_HOST, GyExchange.SERVER)));
        request.add(must(new AVP_Time(EVENT_TIMESTAMP, Date.from(Instant.now()))));
        request.add(subscription(0, GyExchange.MSISDN));
        request.add(subscription(1, GyExchange.IMSI));
        request.add(must(new AVP_Grouped(
                SERVICES,
                must(new AVP_Grouped(REQUESTED, must(new AVP_Unsigned64(TOTAL_OCTETS, GyExchange.QUOTA)))),
                must(new AVP_Unsigned32(SERVICE_IDENTIFIER, 1)),
                must(new AVP_Unsigned32(RATING_GROUP, (int) GyExchange.RATING_GROUP)))));
        return request;
    }

    private static AVP subscription(int type, String data) {
        return must(new AVP_Grouped(
                SUBSCRIPTION_ID,
                must(new AVP_Unsigned32(SUBSCRIPTION_ID_TYPE, type)),
                must(new AVP_UTF8String(SUBSCRIPTION_ID_DATA, data))));
    }

    private static Message reply(Message request) throws InvalidAVPLengthException {
        var answer = new Message();
        answer.prepareResponse(request);
        String session = new AVP_UTF8String(request.find(ProtocolConstants.DI_SESSION_ID)).queryValue();
        int number = new AVP_Unsigned32(request.find(REQUEST_NUMBER)).queryValue();
        answer.add(must(new AVP_UTF8String(ProtocolConstants.DI_SESSION_ID, session)));
        answer.add(must(new AVP_Unsigned32(ProtocolConstants.DI_RESULT_CODE, 2001)));
        answer.add(must(new AVP_UTF8String(ProtocolConstants.DI_ORIGIN_HOST, GyExchange.SERVER)));
        answer.add(must(new AVP_UTF8String(ProtocolConstants.DI_ORIGIN_REALM, GyExchange.REALM)));
        answer.add(must(new AVP_Unsigned32(ProtocolConstants.DI_AUTH_APPLICATION_ID, 4)));
        answer.add(must(new AVP_Unsigned32(REQUEST_TYPE, 2)));
        answer.add(must(new AVP_Unsigned32(REQUEST_NUMBER, number)));
        answer.add(must(new AVP_Grouped(
                SERVICES,
                must(new AVP_Grouped(
                        GRANTED,
                        must(new AVP_Unsigned32(TIME, 3600)),
                        must(new AVP_Unsigned64(TOTAL_OCTETS, GyExchange.QUOTA)))),
                must(new AVP_Unsigned32(RATING_GROUP, (int) GyExchange.RATING_GROUP)),
                must(new AVP_Unsigned32(VALIDITY_TIME, 600)),
                must(new AVP_Unsigned32(ProtocolConstants.DI_RESULT_CODE, 2001)))));
        return answer;
    }

    private static long read(Message request) throws InvalidAVPLengthException {
        long sum = new AVP_Unsigned32(request.find(REQUEST_NUMBER)).queryValue()
                + new AVP_UTF8String(request.find(ProtocolConstants.DI_SESSION_ID)).queryValue().length();
        for (AVP subscription : request.subset(SUBSCRIPTION_ID)) {
            sum += new AVP_UTF8String(inside(subscription, SUBSCRIPTION_ID_DATA)).queryValue().length();
        }
        AVP services = request.find(SERVICES);
        return sum
                + new AVP_Unsigned64(inside(inside(services, REQUESTED), TOTAL_OCTETS)).queryValue()
                + new AVP_Unsigned32(inside(services, RATING_GROUP)).queryValue();
    }

    private static boolean isGranted(Message answer) {
        try {
            return new AVP_Unsigned32(answer.find(ProtocolConstants.DI_RESULT_CODE)).queryValue() == 2001
                    && new AVP_Unsigned64(inside(inside(answer.find(SERVICES), GRANTED), TOTAL_OCTETS)).queryValue()
                            == GyExchange.QUOTA;
        } catch (InvalidAVPLengthException unreadable) {
            return false;
        }
    }

    private static AVP inside(AVP group, int code) throws InvalidAVPLengthException {
        for (AVP avp : new AVP_Grouped(group).queryAVPs()) {
            if (avp.code == code) {
                return avp;
            }
        }
        throw new IllegalStateException("AVP " + code + " is not in AVP " + group.code);
    }

    private static AVP must(AVP avp) {
        avp.setMandatory(true);
        return avp;
    }
}
