package io.vernier.transport.sctp;

import com.sun.nio.sctp.SctpChannel;
import com.sun.nio.sctp.SctpServerChannel;
import io.vernier.transport.TransportException;
import io.vernier.transport.TransportProblem;
import io.vernier.transport.internal.kernel.KernelSocket;
import io.vernier.transport.internal.kernel.KernelSocket.PathWatch;
import io.vernier.transport.internal.kernel.KernelSocket.Retransmission;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.StringJoiner;
import java.util.function.Supplier;

/** Sets options on each socket before its association begins, so that they hold from its first packet on. Any thread. */
final class KernelTuning implements AssociationTuning {
    private final KernelSocket.Access kernel;
    private final SctpOptions options;

    private KernelTuning(KernelSocket.Access kernel, SctpOptions options) {
        this.kernel = kernel;
        this.options = options;
    }

    /**
     * What these options ask for.
     *
     * @throws TransportException if they ask for something that cannot be done here
     */
    static AssociationTuning of(SctpOptions options) {
        return of(options, KernelSocket::access);
    }

    static AssociationTuning of(SctpOptions options, Supplier<KernelSocket.Access> kernel) {
        Map<String, String> asked = asked(options);
        if (asked.isEmpty()) {
            return NONE;
        }
        try {
            return new KernelTuning(kernel.get(), options);
        } catch (UnsupportedOperationException noWay) {
            throw new TransportException(
                    TransportProblem.SCTP_OPTION.explain(
                            "cannot set " + String.join(", ", asked.keySet()) + " on a socket: " + noWay.getMessage()
                                    + "; for the whole system the same is done by " + sysctl(asked)),
                    noWay);
        }
    }

    @Override
    public void connecting(SctpChannel channel) throws IOException {
        tune(kernel.of(channel));
    }

    @Override
    public void listening(SctpServerChannel channel) throws IOException {
        tune(kernel.of(channel));
    }

    private void tune(KernelSocket socket) throws IOException {
        try {
            socket.setRetransmission(new Retransmission(
                    millis(options.rtoInitial()), millis(options.rtoMax()), millis(options.rtoMin())));
            socket.setPathWatch(new PathWatch(
                    millis(options.heartbeatInterval()),
                    options.pathMaxRetransmissions().orElse(0)));
            socket.setMaxRetransmissions(options.associationMaxRetransmissions().orElse(0));
        } catch (IOException refused) {
            Map<String, String> asked = asked(options);
            throw new IOException(
                    "cannot set " + String.join(", ", asked.keySet()) + ": " + refused.getMessage()
                            + " (rto-min must not be more than rto-max, and both have a default: " + sysctl(asked)
                            + ")",
                    refused);
        }
    }

    /** The options that are asked for, each with the system's default of the same. */
    private static Map<String, String> asked(SctpOptions options) {
        var asked = new LinkedHashMap<String, String>();
        add(asked, "heartbeat-interval", "hb_interval", options.heartbeatInterval());
        add(asked, "rto-initial", "rto_initial", options.rtoInitial());
        add(asked, "rto-min", "rto_min", options.rtoMin());
        add(asked, "rto-max", "rto_max", options.rtoMax());
        add(asked, "path-max-retransmissions", "path_max_retrans", options.pathMaxRetransmissions());
        add(
                asked,
                "association-max-retransmissions",
                "association_max_retrans",
                options.associationMaxRetransmissions());
        return asked;
    }

    private static void add(Map<String, String> asked, String option, String sysctl, Optional<Duration> value) {
        value.ifPresent(time -> asked.put(option, "net.sctp." + sysctl + "=" + time.toMillis()));
    }

    private static void add(Map<String, String> asked, String option, String sysctl, OptionalInt value) {
        value.ifPresent(count -> asked.put(option, "net.sctp." + sysctl + "=" + count));
    }

    private static String sysctl(Map<String, String> asked) {
        var command = new StringJoiner(" ", "sysctl ", "");
        asked.values().forEach(command::add);
        return command.toString();
    }

    /** 0 stands for what the kernel has. */
    private static int millis(Optional<Duration> time) {
        return (int) Math.min(Integer.MAX_VALUE, time.map(Duration::toMillis).orElse(0L));
    }
}
