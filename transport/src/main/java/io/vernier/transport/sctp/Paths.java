package io.vernier.transport.sctp;

import com.sun.nio.sctp.PeerAddressChangeNotification;
import io.vernier.transport.Path;
import io.vernier.transport.internal.netty.Addresses;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The addresses of the other end and what is known of each. Confined to the connection's event loop. */
final class Paths {
    private final Map<InetSocketAddress, Path.State> states = new LinkedHashMap<>();
    private InetSocketAddress primary = new InetSocketAddress(0);

    /** The association is up: the address it was made with has answered, the others have not yet. */
    void begin(InetSocketAddress first, Collection<InetSocketAddress> all) {
        primary = first;
        states.put(first, Path.State.UP);
        for (InetSocketAddress address : all) {
            states.putIfAbsent(address, Path.State.UNCONFIRMED);
        }
    }

    InetSocketAddress primary() {
        return primary;
    }

    /** An address among these that is up and not yet the primary one. */
    Optional<InetSocketAddress> toPrefer(Set<InetAddress> wanted) {
        if (wanted.contains(primary.getAddress())) {
            return Optional.empty();
        }
        return states.entrySet().stream()
                .filter(known -> known.getValue() == Path.State.UP
                        && wanted.contains(known.getKey().getAddress()))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** Messages go there from now on. */
    void preferred(InetSocketAddress address) {
        primary = address;
    }

    List<Path> all() {
        var all = new ArrayList<Path>();
        states.forEach((address, state) -> all.add(path(address, state)));
        return all;
    }

    /** Takes note of what the kernel says of an address. */
    Path changed(PeerAddressChangeNotification change) {
        var address = (InetSocketAddress) change.address();
        Path.State before = states.getOrDefault(address, Path.State.UNCONFIRMED);
        Path.State now = switch (change.event()) {
            case ADDR_AVAILABLE, ADDR_CONFIRMED -> Path.State.UP;
            case ADDR_UNREACHABLE -> Path.State.DOWN;
            case ADDR_REMOVED -> Path.State.REMOVED;
            case ADDR_ADDED -> Path.State.UNCONFIRMED;
            case ADDR_MADE_PRIMARY -> before;
        };
        if (change.event() == PeerAddressChangeNotification.AddressChangeEvent.ADDR_MADE_PRIMARY) {
            primary = address;
        }
        if (now == Path.State.REMOVED) {
            states.remove(address);
        } else {
            states.put(address, now);
        }
        return path(address, now);
    }

    private Path path(InetSocketAddress address, Path.State state) {
        return new Path(Addresses.endpoint(address), state, address.equals(primary));
    }
}
