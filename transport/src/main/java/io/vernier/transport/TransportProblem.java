package io.vernier.transport;

import io.vernier.codec.Explanation;

/** Everything that can go wrong with a connection, with its stable code and what to do about it. */
public enum TransportProblem {
    /** Nothing is wrong. */
    NONE("VN-3000", ""),

    /** Somebody answered that nobody listens there. */
    REFUSED("VN-3101", "Start the peer, or correct its address or port; a firewall that rejects looks the same."),
    /** No route to the address. */
    UNREACHABLE("VN-3102", "Check the address, the route to it and the firewalls between."),
    /** No answer to the connection request. */
    CONNECT_TIMEOUT("VN-3103", "Check that the peer's machine is up and that no firewall drops the packets silently."),
    /** The host name has no address. */
    NAME_NOT_FOUND("VN-3104", "Correct the name, add it to DNS or to the hosts file, or configure the address."),
    /** The attempt was given up by this node. */
    CONNECT_CANCELLED("VN-3105", ""),
    /** Connecting failed in another way. */
    CONNECT_FAILED("VN-3106", "Check the address and the local address to connect from."),

    /** Somebody listens there already. */
    ADDRESS_IN_USE(
            "VN-3201",
            "Stop the program that has the port (ss -tlnp shows it, ss -Slnp over SCTP), or listen on another one."),
    /** The address is none of this machine's. */
    NOT_A_LOCAL_ADDRESS("VN-3202", "Listen on an address of this machine (ip addr shows them), or on 0.0.0.0."),
    /** The port needs a privilege. */
    NOT_PERMITTED("VN-3203", "Take a port from 1024 on, or give the process CAP_NET_BIND_SERVICE."),
    /** Listening failed in another way. */
    LISTEN_FAILED("VN-3204", "Check the address to listen on."),
    /** Native epoll was asked for and does not load. */
    NO_EPOLL("VN-3205", "Add netty-transport-native-epoll for this machine's processor, or choose NIO."),
    /** The kernel knows no SCTP. */
    NO_SCTP_KERNEL(
            "VN-3206", "Load the kernel's module (modprobe sctp) or take a kernel that has it; else use TCP or TLS."),
    /** The JDK finds no libsctp. */
    NO_SCTP_LIBRARY("VN-3207", "Install libsctp.so.1 (apt install libsctp1, or dnf install lksctp-tools)."),
    /** The run-time image is without jdk.sctp. */
    NO_SCTP_MODULE(
            "VN-3208",
            "Start java with --add-modules jdk.sctp; in a run-time image of your own, add it to jlink's --add-modules."),
    /** An option of SCTP that this machine does not let us set. */
    SCTP_OPTION("VN-3209", "Leave the option out, or set the system's default for it (sysctl net.sctp)."),

    /** The other end closed in order. */
    CLOSED_BY_PEER("VN-3301", "See the peer's log for its reason."),
    /** The other end broke the connection. */
    RESET_BY_PEER("VN-3302", "See the peer's log; a process that was killed or a firewall that forgot looks the same."),
    /** The connection ended before the message did. */
    CLOSED_WITHIN_MESSAGE("VN-3303", "See the peer's log; it died while it was sending, or its lengths are wrong."),
    /** This node closed. */
    CLOSED_HERE("VN-3304", ""),
    /** This node broke the connection. */
    ABORTED_HERE("VN-3305", ""),
    /** The network gave the connection up. */
    LOST("VN-3306", "Check the network to the peer."),
    /** The node's own code threw. */
    HANDLER_FAILED("VN-3307", "This is a fault of the program; report it with the stack trace."),
    /** A message was begun and not finished in time. */
    MESSAGE_UNFINISHED("VN-3308", "See whether the peer hangs, or raise the fragment time-out for slow links."),

    /** What came is not Diameter. */
    NOT_DIAMETER("VN-3401", "Check what connects to this port, and that both sides agree on TLS."),
    /** A message of another version than 1. */
    UNKNOWN_VERSION("VN-3402", "The peer must speak version 1, the only one there is."),
    /** A message length that is not a multiple of four. */
    BAD_LENGTH("VN-3403", "Have the peer pad its AVPs and count the padding in the Message Length."),
    /** A message longer than the bound. */
    MESSAGE_TOO_LONG("VN-3404", "Send less in one message, or raise the largest message length on the receiver."),
    /** A user message of SCTP that is not as long as the Diameter message in it. */
    NOT_ONE_MESSAGE("VN-3405", "Have the peer send each Diameter message as one user message of SCTP."),

    /** The queue of what waits to be sent is at its bound. */
    LANE_FULL("VN-3501", "Send less, send to more peers, or raise the bound of the queue."),
    /** Sending on a closed connection. */
    NOT_OPEN("VN-3502", "Send over another connection, or wait until this one is back."),
    /** The kernel takes no user message of that length. */
    DOES_NOT_FIT(
            "VN-3503", "Raise the kernel's bound for send buffers (sysctl net.core.wmem_max), or send less at once."),

    /** Certificate, key or authorities cannot be read. */
    BAD_CERTIFICATE_FILE(
            "VN-3601",
            "Name PEM files that this process may read: certificate and issuers, its key in PKCS #8 (openssl pkcs8 -topk8 converts), the authorities."),
    /** BoringSSL was asked for and does not load. */
    NO_BORINGSSL("VN-3602", "Add netty-tcnative-boringssl-static for this machine's processor, or use the JDK's TLS."),
    /** The other end does not speak TLS. */
    NOT_TLS("VN-3603", "Have the peer use TLS (aaas, port 5868), or let it connect to a port for plain text."),
    /** The handshake took too long. */
    HANDSHAKE_TIMEOUT("VN-3604", "Check that the peer speaks TLS on this port; one that does not often just waits."),
    /** The other end's certificate is out of date. */
    CERTIFICATE_EXPIRED("VN-3605", "Give the peer a new certificate, or correct the clocks."),
    /** The other end's certificate is of nobody we trust. */
    UNKNOWN_AUTHORITY("VN-3606", "Add the peer's authority to the trusted ones if it is to be trusted for Diameter."),
    /** The other end presented no certificate. */
    NO_CERTIFICATE("VN-3607", "Give the peer a certificate of an authority that is trusted here."),
    /** The other end's certificate speaks for somebody else. */
    WRONG_NAME(
            "VN-3608",
            "Give the peer a certificate with its Origin-Host among the DNS names, or correct its identity."),
    /** The other end does not accept this node's certificate. */
    OWN_CERTIFICATE_REFUSED(
            "VN-3609",
            "Give this node a certificate that the peer's authorities vouch for, or have the peer trust its issuer."),
    /** No protocol or cipher suite in common. */
    NO_COMMON_TLS("VN-3610", "Allow TLS 1.2 or 1.3 and a common cipher suite on both sides."),
    /** TLS failed in another way. */
    HANDSHAKE_FAILED("VN-3611", "See the peer's log; check that both sides agree on TLS for this port."),
    /** This machine cannot do DTLS over SCTP. */
    NO_DTLS(
            "VN-3612",
            "Start Java 22 or newer on Linux with --enable-native-access and --add-opens java.base/sun.security.ssl as docs/transports.md has it, before Linux 5.5 with sysctl net.sctp.auth_enable=1; else use TLS over TCP, or SCTP inside of IPsec."),
    /** The other end's SCTP does not authenticate what it sends. */
    NOT_AUTHENTICATED(
            "VN-3613",
            "Have the peer use DTLS over SCTP (RFC 6083) with authenticated DATA chunks (RFC 4895), or let it connect to a port for plain SCTP.");

    private final String code;
    private final String remedy;

    TransportProblem(String code, String remedy) {
        this.code = code;
        this.remedy = remedy;
    }

    /** The stable identifier. */
    public String code() {
        return code;
    }

    /** What to do about it, empty where there is nothing to do. */
    public String remedy() {
        return remedy;
    }

    /** The problem that was explained; {@link #NONE} if it was no problem of a transport. */
    public static TransportProblem of(Explanation why) {
        for (TransportProblem problem : values()) {
            if (problem.code.equals(why.code())) {
                return problem;
            }
        }
        return NONE;
    }

    /** This problem with what happened this time. */
    public Explanation explain(String cause) {
        return new Explanation(code, cause, remedy);
    }
}
