package io.vernier.cli.client;

import io.vernier.cli.place.Place;
import io.vernier.cli.shell.CliProblem;
import io.vernier.cli.shell.CommandException;
import io.vernier.cli.shell.ExitCode;
import io.vernier.codec.Explanation;
import io.vernier.codec.Message;
import io.vernier.transport.ConnectHandler;
import io.vernier.transport.Connection;
import io.vernier.transport.Security;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What comes of one connection, for a thread that waits for it. Filled on the connection's loop. */
final class Mailbox implements ConnectHandler {
    /** The connection stands. */
    private record Opened(Connection connection, Optional<Security> security) {}

    private final Place to;
    private final Duration timeout;
    private final BlockingQueue<Object> happened = new LinkedBlockingQueue<>();
    private Optional<Security> security = Optional.empty();

    Mailbox(Place to, Duration timeout) {
        this.to = to;
        this.timeout = timeout;
    }

    /** Waits until the connection stands. @throws CommandException if it does not in time */
    Connection connection() throws InterruptedException {
        Object first = next();
        if (first instanceof Opened opened) {
            security = opened.security();
            return opened.connection();
        }
        if (first instanceof Explanation why) {
            throw new CommandException(ExitCode.CONNECTION_FAILED, why);
        }
        throw new CommandException(
                ExitCode.TIMEOUT,
                CliProblem.NO_CONNECTION.about("No connection to " + to + " within " + timeout.toMillis() + " ms."));
    }

    /** How the connection is protected, once it stands. */
    Optional<Security> security() {
        return security;
    }

    /** Waits for a message. @throws CommandException if none comes in time, or the connection ends */
    Message take() throws InterruptedException {
        Object next = next();
        if (next instanceof Message message) {
            return message;
        }
        if (next instanceof Explanation why) {
            throw new CommandException(ExitCode.CONNECTION_FAILED, why);
        }
        throw new CommandException(ExitCode.TIMEOUT, CliProblem.NO_ANSWER.about(to + " did not answer in time."));
    }

    /** What happened; null if nothing does in time. */
    private @Nullable Object next() throws InterruptedException {
        return happened.poll(timeout.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void opened(Connection connection) {
        happened.add(new Opened(connection, connection.security()));
    }

    @Override
    public void message(Connection connection, Message message) {
        happened.add(message);
    }

    @Override
    public void notConnected(Explanation why) {
        happened.add(why);
    }

    @Override
    public void closed(Connection connection, Explanation why) {
        happened.add(why);
    }
}
