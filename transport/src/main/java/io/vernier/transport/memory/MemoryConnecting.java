package io.vernier.transport.memory;

import static io.vernier.transport.TransportProblem.CONNECT_CANCELLED;
import static io.vernier.transport.TransportProblem.CONNECT_TIMEOUT;
import static io.vernier.transport.TransportProblem.NAME_NOT_FOUND;
import static io.vernier.transport.TransportProblem.REFUSED;

import io.vernier.codec.Explanation;
import io.vernier.transport.ConnectAttempt;
import io.vernier.transport.ConnectHandler;
import io.vernier.transport.Endpoint;
import io.vernier.transport.Timer;
import io.vernier.transport.TransportProblem;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.StringJoiner;
import java.util.concurrent.RejectedExecutionException;

/** Tries one host after the other. Confined to the network's thread but for {@link #cancel}. */
final class MemoryConnecting implements ConnectAttempt {
    private final MemoryTransport transport;
    private final Endpoint local;
    private final Endpoint remote;
    private final ConnectHandler handler;
    private final Queue<String> left;
    private final StringJoiner tried = new StringJoiner("; ");
    private TransportProblem problem = NAME_NOT_FOUND;
    private Timer patience = () -> {};
    private int attempt;
    private boolean done;

    MemoryConnecting(MemoryTransport transport, Endpoint local, Endpoint remote, ConnectHandler handler) {
        this.transport = transport;
        this.local = local;
        this.remote = remote;
        this.handler = handler;
        this.left = new ArrayDeque<>(remote.hosts());
    }

    @Override
    public void cancel() {
        try {
            transport.loop().execute(this::cancelNow);
        } catch (RejectedExecutionException closed) {
            // closing the transport has told the handler
        }
    }

    void cancelNow() {
        fail(CONNECT_CANCELLED.explain("this node gave up connecting to " + remote));
    }

    void tryNext() {
        if (done) {
            return;
        }
        String host = left.poll();
        if (host == null) {
            fail(problem.explain("cannot connect to " + remote + ": " + tried));
            return;
        }
        int current = ++attempt;
        String address = host + ':' + remote.port();
        patience = transport.loop().schedule(transport.limits().connectTimeout(), () -> {
            String within = "did not answer within " + transport.limits().connectTimeout();
            failed(current, CONNECT_TIMEOUT, address, within);
        });
        if (transport.find(host).isEmpty()) {
            failed(current, NAME_NOT_FOUND, host, "is no host of this network");
            return;
        }
        Link link = transport.linkTo(host);
        link.carry(transport.loop().nanoTime(), () -> knock(current, host, address, link));
    }

    /** At the other host: takes the connection or refuses it. */
    private void knock(int current, String host, String address, Link link) {
        var listener = transport.find(host).flatMap(there -> there.listener(remote.port()));
        Endpoint from = Endpoint.of(transport.host(), local.port() != 0 ? local.port() : transport.nextPort());
        MemorySocket here = listener.isPresent() ? transport.pair(link) : null;
        if (here != null) {
            listener.get().accept(here.peer(), from);
        }
        link.carry(transport.loop().nanoTime(), () -> {
            if (here == null) {
                failed(current, REFUSED, address, "refused the connection");
            } else if (done || current != attempt) {
                here.reset();
            } else {
                done = true;
                patience.cancel();
                transport.ended(this);
                transport.open(here, from, Endpoint.of(host, remote.port()), handler);
            }
        });
    }

    private void failed(int current, TransportProblem found, String who, String words) {
        if (current == attempt && !done) {
            patience.cancel();
            problem = found;
            tried.add(who + " " + words);
            attempt++;
            tryNext();
        }
    }

    private void fail(Explanation why) {
        if (!done) {
            done = true;
            patience.cancel();
            transport.ended(this);
            handler.notConnected(why);
        }
    }
}
