package io.vernier.transport.memory;

import io.vernier.transport.Transport;
import io.vernier.transport.TransportLimits;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * A network of hosts in this process. Everything that happens on it happens on one thread, in one order.
 *
 * <p>{@linkplain #onVirtualTime() On virtual time} that is the thread which calls {@link #advance}, {@link #settle} or
 * {@link #runUntil}, and nothing happens in between: hours pass in milliseconds and two runs are alike.
 * {@linkplain #onRealTime() On real time} the network has a thread of its own.
 */
public final class MemoryNetwork implements AutoCloseable {
    /** Addresses for measurements inside a laboratory (RFC 2544): never those of a real host. */
    private static final int FIRST_ADDRESS = (198 << 24) | (18 << 16);

    private final Schedule schedule;
    private final Map<String, MemoryTransport> hosts = new LinkedHashMap<>();
    private final Map<String, Link> links = new LinkedHashMap<>();
    private int addresses = FIRST_ADDRESS;

    private MemoryNetwork(Schedule schedule) {
        this.schedule = schedule;
    }

    /** A network whose clock stands still until it is advanced. */
    public static MemoryNetwork onVirtualTime() {
        return new MemoryNetwork(new VirtualSchedule());
    }

    /** A network that runs by itself. Its thread keeps no process alive. */
    public static MemoryNetwork onRealTime() {
        return new MemoryNetwork(new RealSchedule());
    }

    /** The transport of a new host with default limits. */
    public Transport host(String name) {
        return host(name, TransportLimits.defaults());
    }

    /**
     * The transport of a new host.
     *
     * @throws IllegalArgumentException if there is such a host already
     */
    public synchronized Transport host(String name, TransportLimits limits) {
        if (hosts.containsKey(name)) {
            throw new IllegalArgumentException("host " + name + " exists already");
        }
        var host = new MemoryTransport(this, schedule, name, nextAddress(name), limits);
        hosts.put(name, host);
        return host;
    }

    /** The link between two hosts, the same in both directions. */
    public synchronized Link link(String one, String other) {
        String key = one.compareTo(other) <= 0 ? one + ' ' + other : other + ' ' + one;
        return links.computeIfAbsent(key, k -> new Link(schedule));
    }

    /** Virtual time only: lets so much time pass, with all that happens meanwhile. */
    public void advance(Duration time) {
        virtual().advance(time.toNanos());
    }

    /** Virtual time only: lets everything happen that is due now; time does not pass. */
    public void settle() {
        virtual().advance(0);
    }

    /** Virtual time only: goes from event to event until the condition holds, or the time is over: then false. */
    public boolean runUntil(BooleanSupplier condition, Duration atMost) {
        return virtual().runUntil(condition, atMost.toNanos());
    }

    /** The network's clock: virtual time starts at 0. */
    public Duration now() {
        return Duration.ofNanos(schedule.nanoTime());
    }

    /** Closes all hosts and ends the thread, where there is one. */
    @Override
    public void close() {
        List<MemoryTransport> all;
        synchronized (this) {
            all = List.copyOf(hosts.values());
        }
        all.forEach(MemoryTransport::close);
        schedule.close();
    }

    synchronized Optional<MemoryTransport> find(String name) {
        return Optional.ofNullable(hosts.get(name));
    }

    synchronized void forget(MemoryTransport host) {
        hosts.remove(host.host());
    }

    private VirtualSchedule virtual() {
        if (schedule instanceof VirtualSchedule onVirtualTime) {
            return onVirtualTime;
        }
        throw new IllegalStateException("this network is on real time, which passes by itself");
    }

    private InetAddress nextAddress(String name) {
        int address = ++addresses;
        byte[] octets = {(byte) (address >>> 24), (byte) (address >>> 16), (byte) (address >>> 8), (byte) address};
        try {
            return InetAddress.getByAddress(name, octets);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four octets are an address", e);
        }
    }
}
