package io.vernier.transport.internal.netty;

import io.netty.util.NetUtil;
import io.vernier.transport.Endpoint;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;

/** Turns hosts into addresses. */
public final class Addresses {
    private Addresses() {}

    /** Whether no name service is needed, so that {@link #resolve} does not block. */
    public static boolean areLiteral(Endpoint endpoint) {
        return endpoint.hosts().stream().allMatch(Addresses::isLiteral);
    }

    /**
     * All addresses of all hosts, in the order in which they are to be tried. Hosts without an address are left out.
     *
     * @throws UnknownHostException if there is no address at all
     */
    public static List<InetSocketAddress> resolve(Endpoint endpoint) throws UnknownHostException {
        var addresses = new ArrayList<InetSocketAddress>();
        for (String host : endpoint.hosts()) {
            try {
                for (InetAddress address : InetAddress.getAllByName(host)) {
                    addresses.add(new InetSocketAddress(address, endpoint.port()));
                }
            } catch (UnknownHostException unknown) {
                if (endpoint.hosts().size() == 1) {
                    throw unknown;
                }
            }
        }
        if (addresses.isEmpty()) {
            throw new UnknownHostException(String.join(", ", endpoint.hosts()));
        }
        return addresses;
    }

    public static Endpoint endpoint(InetSocketAddress address) {
        return Endpoint.of(text(address.getAddress()), address.getPort());
    }

    public static String text(InetAddress address) {
        return NetUtil.toAddressString(address);
    }

    private static boolean isLiteral(String host) {
        return NetUtil.isValidIpV4Address(host) || NetUtil.isValidIpV6Address(host);
    }
}
