import io.vernier.bench.GyExchange;
import io.vernier.bench.compare.JavaPeer;
import io.vernier.bench.load.Contender;
import io.vernier.bench.load.Load;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;
import org.jdiameter.api.Answer;
import org.jdiameter.api.ApplicationId;
import org.jdiameter.api.Avp;
import org.jdiameter.api.AvpDataException;
import org.jdiameter.api.AvpSet;
import org.jdiameter.api.Configuration;
import org.jdiameter.api.EventListener;
import org.jdiameter.api.Mode;
import org.jdiameter.api.Network;
import org.jdiameter.api.Request;
import org.jdiameter.api.Session;
import org.jdiameter.api.SessionFactory;
import org.jdiameter.api.Stack;
import org.jdiameter.server.impl.StackImpl;
import org.jdiameter.server.impl.helpers.XMLConfiguration;

/** jDiameter at both ends: raw AVP sets, a session object for each slot, the answer given from the listener. */
public final class JDiameter implements JavaPeer {
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
    private static final ApplicationId CREDIT_CONTROL = ApplicationId.createByAuthAppId(4);

    @Override
    public int serve() throws Exception {
        int port = freePort();
        Stack stack = new StackImpl();
        stack.init(configuration(port, freePort(), false));
        stack.unwrap(Network.class).addNetworkReqListener(JDiameter::serve, CREDIT_CONTROL);
        stack.start();
        return port;
    }

    @Override
    public Contender.Client connect(int port, Load load) throws Exception {
        Stack stack = new StackImpl();
        SessionFactory factory = stack.init(configuration(freePort(), port, true));
        stack.unwrap(Network.class).addNetworkReqListener(request -> null, CREDIT_CONTROL);
        stack.start(Mode.ALL_PEERS, 30, TimeUnit.SECONDS);
        Session[] sessions = new Session[SLOTS];
        var numbers = new AtomicLongArray(SLOTS);
        for (int slot = 0; slot < SLOTS; slot++) {
            sessions[slot] = factory.getNewSession(GyExchange.session(slot));
        }
        return slot -> {
            try {
                Request request = sessions[slot].createRequest(COMMAND, CREDIT_CONTROL, GyExchange.REALM, "127.0.0.1");
                fill(request.getAvps(), numbers.getAndIncrement(slot));
                sessions[slot].send(request, listener(load, slot));
            } catch (Exception notSent) {
                load.failed(slot);
            }
        };
    }

    private static EventListener<Request, Answer> listener(Load load, int slot) {
        return new EventListener<>() {
            @Override
            public void receivedSuccessMessage(Request request, Answer answer) {
                if (isGranted(answer)) {
                    load.answered(slot);
                } else {
                    load.failed(slot);
                }
            }

            @Override
            public void timeoutExpired(Request request) {
                load.failed(slot);
            }
        };
    }

    /** Adds what comes after Session-Id, Origin-Host and -Realm, Destination-Host and -Realm, which are there already. */
    private static void fill(AvpSet avps, long number) {
        if (avps.getAvp(Avp.AUTH_APPLICATION_ID) == null) {
            avps.addAvp(Avp.AUTH_APPLICATION_ID, 4L, true, false, true);
        }
        avps.addAvp(SERVICE_CONTEXT_ID, GyExchange.CONTEXT, true, false, false);
        avps.addAvp(REQUEST_TYPE, 2, true, false);
        avps.addAvp(REQUEST_NUMBER, number, true, false, true);
        avps.addAvp(EVENT_TIMESTAMP, Date.from(Instant.now()), true, false);
        subscription(avps, 0, GyExchange.MSISDN);
        subscription(avps, 1, GyExchange.IMSI);
        AvpSet services = avps.addGroupedAvp(SERVICES, true, false);
        services.addGroupedAvp(REQUESTED, true, false).addAvp(TOTAL_OCTETS, GyExchange.QUOTA, true, false, false);
        services.addAvp(SERVICE_IDENTIFIER, 1L, true, false, true);
        services.addAvp(RATING_GROUP, GyExchange.RATING_GROUP, true, false, true);
    }

    private static void subscription(AvpSet avps, int type, String data) {
        AvpSet subscription = avps.addGroupedAvp(SUBSCRIPTION_ID, true, false);
        subscription.addAvp(SUBSCRIPTION_ID_TYPE, type, true, false);
        subscription.addAvp(SUBSCRIPTION_ID_DATA, data, true, false, false);
    }

    private static Answer serve(Request request) {
        try {
            AvpSet avps = request.getAvps();
            long number = avps.getAvp(REQUEST_NUMBER).getUnsigned32();
            if (read(avps) + number == 0) {
                throw new IllegalStateException("a request without content");
            }
            Answer answer = request.createAnswer(2001);
            AvpSet own = answer.getAvps();
            if (own.getAvp(Avp.AUTH_APPLICATION_ID) == null) {
                own.addAvp(Avp.AUTH_APPLICATION_ID, 4L, true, false, true);
            }
            own.addAvp(REQUEST_TYPE, 2, true, false);
            own.addAvp(REQUEST_NUMBER, number, true, false, true);
            AvpSet services = own.addGroupedAvp(SERVICES, true, false);
            AvpSet granted = services.addGroupedAvp(GRANTED, true, false);
            granted.addAvp(TIME, 3600L, true, false, true);
            granted.addAvp(TOTAL_OCTETS, GyExchange.QUOTA, true, false, false);
            services.addAvp(RATING_GROUP, GyExchange.RATING_GROUP, true, false, true);
            services.addAvp(VALIDITY_TIME, 600L, true, false, true);
            services.addAvp(Avp.RESULT_CODE, 2001L, true, false, true);
            return answer;
        } catch (AvpDataException unreadable) {
            return request.createAnswer(5012);
        }
    }

    private static long read(AvpSet avps) throws AvpDataException {
        long sum = avps.getAvp(Avp.SESSION_ID).getUTF8String().length();
        for (Avp subscription : avps.getAvps(SUBSCRIPTION_ID)) {
            sum += subscription.getGrouped().getAvp(SUBSCRIPTION_ID_DATA).getUTF8String().length();
        }
        AvpSet services = avps.getAvp(SERVICES).getGrouped();
        return sum
                + services.getAvp(REQUESTED).getGrouped().getAvp(TOTAL_OCTETS).getUnsigned64()
                + services.getAvp(RATING_GROUP).getUnsigned32();
    }

    private static boolean isGranted(Answer answer) {
        try {
            return answer.getResultCode().getUnsigned32() == 2001
                    && answer.getAvps().getAvp(SERVICES).getGrouped().getAvp(GRANTED).getGrouped()
                                    .getAvp(TOTAL_OCTETS).getUnsigned64()
                            == GyExchange.QUOTA;
        } catch (AvpDataException unreadable) {
            return false;
        }
    }

    private static Configuration configuration(int own, int other, boolean connects) throws Exception {
        try (var template = JDiameter.class.getResourceAsStream("/configuration.xml")) {
            String text = new String(template.readAllBytes(), StandardCharsets.UTF_8).formatted(own, other, connects);
            return new XMLConfiguration(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        }
    }

    /** It cannot listen on a port of the system's choice. */
    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
