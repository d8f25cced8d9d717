package io.vernier.transport.sctp;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Which of a socket's addresses an association has. The JDK names all that the socket is bound to; the kernel tells the
 * peer only of those whose scope is no narrower than that of the peer's own address, and leaves loopback out for a peer
 * elsewhere.
 */
final class LocalAddresses {
    private static final int GLOBAL = 0;
    private static final int PRIVATE = 1;
    private static final int LINK = 2;
    private static final int LOOPBACK = 3;

    private LocalAddresses() {}

    /** Those that the peer is told of; first those that packets to it probably come from. */
    static List<InetAddress> of(Collection<InetSocketAddress> bound, InetAddress peer) {
        List<InetAddress> inScope = upTo(scope(peer), bound, peer);
        // where nothing fits a global address, the kernel takes this machine to be behind a translation of addresses
        return inScope.isEmpty() ? upTo(LINK, bound, peer) : inScope;
    }

    private static List<InetAddress> upTo(int scope, Collection<InetSocketAddress> bound, InetAddress peer) {
        return bound.stream()
                .map(InetSocketAddress::getAddress)
                .filter(address -> scope(address) <= scope)
                .sorted(Comparator.<InetAddress>comparingInt(address -> distance(address, peer))
                        .thenComparing(InetAddress::getHostAddress))
                .toList();
    }

    private static int scope(InetAddress address) {
        if (address.isLoopbackAddress()) {
            return LOOPBACK;
        }
        if (address.isLinkLocalAddress()) {
            return LINK;
        }
        return address.isSiteLocalAddress() ? PRIVATE : GLOBAL;
    }

    private static int distance(InetAddress address, InetAddress peer) {
        if (address.equals(peer)) {
            return 0;
        }
        int family = address.getClass() == peer.getClass() ? 0 : LOOPBACK + 1;
        return 1 + family + Math.abs(scope(address) - scope(peer));
    }
}
