package io.vernier.transport.internal;

import io.vernier.codec.Explanation;
import io.vernier.codec.Message;
import io.vernier.transport.Acceptor;
import io.vernier.transport.BadFrame;
import io.vernier.transport.Connection;
import io.vernier.transport.ConnectionHandler;
import io.vernier.transport.Endpoint;
import io.vernier.transport.EventLoop;
import io.vernier.transport.FrameVerdict;
import io.vernier.transport.Lane;
import io.vernier.transport.Outgoing;
import io.vernier.transport.Path;
import io.vernier.transport.Security;
import io.vernier.transport.SendResult;
import io.vernier.transport.Timer;
import io.vernier.transport.TransportLimits;
import io.vernier.transport.TransportProblem;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * A connection over any {@link Wire}: cuts what comes into messages, gathers what goes in two lanes, flushes once per
 * batch, slows reading down when the other end does not read, closes in order. Confined to its event loop. Longer than
 * other files because it is one machine: state, depth of calls and flushing are not to be understood apart.
 */
public final class FramedConnection implements Connection, Framer.Sink {
    /** Tasks run in one go before others on the loop get their turn. */
    private static final int TASKS_AT_ONCE = 1024;

    /**
     * Octets in the application lane from which on a batch does not wait for its end, so that the other end works
     * meanwhile: the first piece is small, which wakes it, the others are large, which saves calls into the kernel. Without
     * this both ends wait for each other in turns. With large pieces alone 64 requests in flight make 335,739 exchanges a
     * second instead of 725,331; see docs/performance.md, node and transport.
     */
    private static final int FIRST_PIECE = 4 * 1024;

    private static final int LATER_PIECES = 32 * 1024;

    /**
     * How often one batch is read while reading is slowed down: often enough that watchdogs are heard, and that two
     * nodes which both wait for the other to read do not wait for ever.
     */
    private static final Duration SLOW_READ = Duration.ofMillis(50);

    private enum State {
        OPEN,
        /** What was sent still goes out. */
        CLOSING,
        /** Nothing goes out any more. */
        BROKEN,
        CLOSED
    }

    private final long id;
    private final Endpoint local;
    private final Endpoint remote;
    private final List<InetAddress> localAddresses;
    private final EventLoop loop;
    private final TransportLimits limits;
    private final Wire wire;
    private final Framer framer;
    private final UserMessages userMessages;
    private final OutQueue out;
    private final Inbox inbox = new Inbox();
    private final OutgoingMessage outgoing = new OutgoingMessage(this);
    private final Runnable runInbox = this::runInbox;
    private final Runnable runFlush = this::runFlush;

    private volatile State state = State.OPEN;
    private @Nullable Security security;
    private @Nullable ConnectionHandler handler;
    private @Nullable Explanation why;

    /** What waits for the end of a handshake that began on the open connection. */
    private @Nullable Runnable whenProtected;

    private @Nullable Timer fragmentTimer;
    private @Nullable Timer closeTimer;
    private long framesAtTimer;
    private int depth;
    private int piece = FIRST_PIECE;
    private boolean inBatch;
    private boolean flushScheduled;
    private boolean finishing;
    private boolean wantsReading = true;
    private boolean slowed;
    private boolean writable = true;

    /** A connection whose wire is ready; {@link #open} starts it. */
    public FramedConnection(Ends ends, EventLoop loop, TransportLimits limits, Wire wire) {
        this.id = ends.id();
        this.local = ends.local();
        this.remote = ends.remote();
        this.localAddresses = ends.localAddresses();
        this.loop = loop;
        this.limits = limits;
        this.wire = wire;
        this.framer = new Framer(limits.maxMessageLength(), this);
        this.userMessages = new UserMessages(limits.maxMessageLength(), limits.queuedBytes(), this);
        this.out = new OutQueue(wire, limits);
    }

    /** Which connection this is. */
    public record Ends(long id, Endpoint local, Endpoint remote, List<InetAddress> localAddresses) {}

    /** Says how the wire is protected, from now on. */
    public void secured(Security newSecurity) {
        security = newSecurity;
    }

    /** The handshake that {@link #protect} began has succeeded. */
    public void protectedNow() {
        Runnable then = whenProtected;
        whenProtected = null;
        if (then == null || state != State.OPEN) {
            return;
        }
        depth++;
        try {
            then.run();
        } catch (RuntimeException | Error e) {
            handlerFailed(e);
        }
        leave();
    }

    /** Gives the connection its handler, which hears that it is open unless it has been closed already. */
    public void open(Acceptor acceptor) {
        depth++;
        try {
            ConnectionHandler accepted = acceptor.accept(this);
            if (state == State.OPEN) {
                handler = accepted;
                accepted.opened(this);
            }
        } catch (RuntimeException | Error e) {
            handlerFailed(e);
        }
        leave();
    }

    /** Octets of a stream came. */
    public void received(ByteBuffer octets) {
        if (state != State.OPEN) {
            return;
        }
        beginBatch();
        try {
            framer.feed(octets);
            if (whenProtected != null && octets.hasRemaining()) {
                wire.takeBack(octets);
            }
        } catch (RuntimeException | Error e) {
            handlerFailed(e);
        }
    }

    /**
     * A part of a message came over a transport that keeps the bounds of messages.
     *
     * @param stream tells messages apart of which parts come in turn
     * @param last whether the message is complete with it
     */
    public void receivedPart(int stream, ByteBuffer octets, boolean last) {
        if (state != State.OPEN) {
            return;
        }
        beginBatch();
        try {
            userMessages.feed(stream, octets, last);
        } catch (RuntimeException | Error e) {
            handlerFailed(e);
        }
    }

    /** One of the ways to the other end has changed. */
    public void pathChanged(Path path) {
        if (state != State.OPEN) {
            return;
        }
        beginBatch();
        try {
            handler().pathChanged(this, path);
        } catch (RuntimeException | Error e) {
            handlerFailed(e);
        }
    }

    private void beginBatch() {
        if (!inBatch) {
            inBatch = true;
            depth++;
        }
    }

    /** No more octets for now. */
    public void batchEnd() {
        if (!inBatch) {
            return;
        }
        inBatch = false;
        if (state == State.OPEN) {
            try {
                handler().batchEnd(this);
            } catch (RuntimeException | Error e) {
                handlerFailed(e);
            }
            watchFragment();
        }
        leave();
    }

    /** The wire takes chunks again. */
    public void wireWritable() {
        if (depth == 0) {
            flush();
        }
    }

    /** The wire is about to be gone for this reason, unless another was known before. */
    public void failed(Explanation reason) {
        if (why == null) {
            why = reason;
        }
    }

    /** The wire is gone. */
    public void gone() {
        if (state == State.CLOSED) {
            return;
        }
        state = State.CLOSED;
        cancel(fragmentTimer);
        cancel(closeTimer);
        out.release();
        if (why == null) {
            why = isWithinMessage()
                    ? TransportProblem.CLOSED_WITHIN_MESSAGE.explain(
                            "the peer " + remote + " closed the connection in the middle of a message")
                    : TransportProblem.CLOSED_BY_PEER.explain("the peer " + remote + " closed the connection");
        }
        if (handler != null) {
            depth++;
            try {
                handler.closed(this, why);
            } catch (RuntimeException | Error e) {
                handlerFailed(e);
            }
            depth--;
        }
    }

    @Override
    public long id() {
        return id;
    }

    @Override
    public Endpoint local() {
        return local;
    }

    @Override
    public Endpoint remote() {
        return remote;
    }

    @Override
    public List<InetAddress> localAddresses() {
        return localAddresses;
    }

    @Override
    public List<Path> paths() {
        return wire.paths();
    }

    @Override
    public Optional<Security> security() {
        return Optional.ofNullable(security);
    }

    @Override
    public boolean isProtectable() {
        return state == State.OPEN && security == null && whenProtected == null && wire.isProtectable();
    }

    @Override
    public void protect(boolean isInitiator, Runnable then) {
        if (!isProtectable()) {
            throw new IllegalStateException(this + " cannot be protected (expected: isProtectable)");
        }
        out.drainAll();
        whenProtected = then;
        wire.protect(isInitiator);
    }

    @Override
    public EventLoop loop() {
        return loop;
    }

    @Override
    public void execute(Runnable task) {
        if (inbox.add(task)) {
            wakeLoop();
        }
    }

    private void wakeLoop() {
        try {
            loop.execute(runInbox);
        } catch (RejectedExecutionException ended) {
            inbox.refuseAll();
        }
    }

    @Override
    public boolean isCaughtUp() {
        return loop.inLoop() && inbox.isEmpty();
    }

    @Override
    public Outgoing outgoing(Message message) {
        return outgoing.start(message);
    }

    @Override
    public boolean isWritable() {
        return writable;
    }

    @Override
    public int queuedMessages() {
        return out.messages();
    }

    @Override
    public long queuedBytes() {
        return out.bytes();
    }

    @Override
    public void limitMessages(int octets) {
        int bound = Math.min(octets, limits.maxMessageLength());
        framer.limit(bound);
        userMessages.limit(bound);
    }

    @Override
    public void setReading(boolean reading) {
        if (wantsReading != reading) {
            wantsReading = reading;
            applyReading();
        }
    }

    @Override
    public void close() {
        if (state != State.OPEN) {
            return;
        }
        state = State.CLOSING;
        failed(TransportProblem.CLOSED_HERE.explain("this node closed the connection to " + remote));
        closeTimer = loop.schedule(limits.closeTimeout(), this::closeOverdue);
        wire.setReading(true);
        if (depth == 0) {
            flush();
        }
    }

    @Override
    public void abort() {
        abort(TransportProblem.ABORTED_HERE.explain("this node broke the connection to " + remote));
    }

    @Override
    public boolean isOpen() {
        return state == State.OPEN;
    }

    @Override
    public String toString() {
        return "connection " + id + " " + local + " - " + remote;
    }

    SendResult send(OutgoingMessage message, int length, Lane lane) {
        assert loop.inLoop() : "send off the connection's event loop; use execute";
        if (state != State.OPEN) {
            return SendResult.CLOSED;
        }
        if (length > limits.maxMessageLength()) {
            return SendResult.TOO_LONG;
        }
        if (length > wire.longestMessage()) {
            return SendResult.DOES_NOT_FIT;
        }
        SendResult result = out.add(message, length, lane);
        if (depth == 0 && !flushScheduled) {
            flushScheduled = true;
            loop.execute(runFlush);
        }
        if (out.applicationBytes() >= piece && wire.isWritable()) {
            out.drain();
            piece = LATER_PIECES;
        }
        return result;
    }

    @Override
    public boolean message(Message message) {
        handler().message(this, message);
        return state == State.OPEN && whenProtected == null;
    }

    @Override
    public FrameVerdict badFrame(BadFrame frame) {
        return handler().badFrame(this, frame);
    }

    @Override
    public boolean verdict(FrameVerdict verdict, BadFrame frame) {
        switch (verdict) {
            case RESET -> abort(frame.why());
            case CLOSE -> {
                failed(frame.why());
                close();
            }
            case SKIP, DELIVER -> {}
        }
        return state == State.OPEN;
    }

    @Override
    public void notDiameter(Explanation reason) {
        abort(reason);
    }

    private void abort(Explanation reason) {
        if (state == State.CLOSED || state == State.BROKEN) {
            return;
        }
        state = State.BROKEN;
        failed(reason);
        wire.reset();
    }

    /** The other end has not closed in time: if all is out that is no loss. */
    private void closeOverdue() {
        if (finishing) {
            wire.close();
        } else {
            wire.reset();
        }
    }

    private void runInbox() {
        depth++;
        for (int i = 0; i < TASKS_AT_ONCE; i++) {
            Runnable task = inbox.poll();
            if (task == null) {
                break;
            }
            try {
                task.run();
            } catch (RuntimeException | Error e) {
                handlerFailed(e);
            }
        }
        leave();
        if (inbox.rest()) {
            wakeLoop();
        }
    }

    private void runFlush() {
        flushScheduled = false;
        flush();
    }

    private void leave() {
        if (--depth == 0) {
            piece = FIRST_PIECE;
            flush();
        }
    }

    private void flush() {
        if (out.isDraining() || (state != State.OPEN && state != State.CLOSING)) {
            return;
        }
        out.drain();
        if (state == State.OPEN) {
            watermarks();
        } else if (state == State.CLOSING && !finishing && out.isEmpty()) {
            finishing = true;
            wire.finish();
        }
    }

    /**
     * Reading slows down while answers wait: whoever does not read them shall send no more requests. Requests that wait
     * are their senders' business, who hear of it and are refused at the bound; reading on brings their answers.
     */
    private void watermarks() {
        boolean slow = isBeyond(slowed, out.answerBytes());
        if (slow != slowed) {
            slowed = slow;
            applyReading();
            if (slow) {
                loop.schedule(SLOW_READ, this::readSlowly);
            }
        }
        boolean now = !isBeyond(!writable, out.applicationBytes());
        if (now == writable) {
            return;
        }
        writable = now;
        depth++;
        try {
            handler().writable(this, now);
        } catch (RuntimeException | Error e) {
            handlerFailed(e);
        }
        leave();
    }

    private boolean isBeyond(boolean before, long waiting) {
        return waiting > (before ? limits.lowWatermark() : limits.highWatermark());
    }

    private void readSlowly() {
        if (state == State.OPEN && slowed) {
            if (wantsReading) {
                wire.readOnce();
            }
            loop.schedule(SLOW_READ, this::readSlowly);
        }
    }

    private void applyReading() {
        if (state == State.OPEN) {
            wire.setReading(wantsReading && !slowed);
        }
    }

    /** One timer looks after all messages that come in pieces; it is not touched while messages come to their end. */
    private void watchFragment() {
        if (fragmentTimer == null && isWithinMessage()) {
            framesAtTimer = frames();
            fragmentTimer = loop.schedule(limits.fragmentTimeout(), this::checkFragment);
        }
    }

    private void checkFragment() {
        fragmentTimer = null;
        if (state != State.OPEN) {
            return;
        }
        if (isWithinMessage() && frames() == framesAtTimer && wantsReading && !slowed) {
            abort(TransportProblem.MESSAGE_UNFINISHED.explain("the peer " + remote
                    + " began a message and did not finish it within " + limits.fragmentTimeout()));
            return;
        }
        watchFragment();
    }

    private boolean isWithinMessage() {
        return framer.isWithinMessage() || userMessages.isWithinMessage();
    }

    private long frames() {
        return framer.frames() + userMessages.messages();
    }

    private void handlerFailed(Throwable thrown) {
        abort(TransportProblem.HANDLER_FAILED.explain(
                "the handler of the connection to " + remote + " threw " + thrown));
        Thread thread = Thread.currentThread();
        thread.getUncaughtExceptionHandler().uncaughtException(thread, thrown);
    }

    private ConnectionHandler handler() {
        return Objects.requireNonNull(handler, "nothing comes before open");
    }

    private static void cancel(@Nullable Timer timer) {
        if (timer != null) {
            timer.cancel();
        }
    }
}
