package io.vernier.node;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.LoggerFactory;

/** Hears what one logger says, from DEBUG on, and keeps it off the screen. */
final class LogWatch extends AppenderBase<ILoggingEvent> implements AutoCloseable {
    private final Logger logger;
    private final List<ILoggingEvent> events = new CopyOnWriteArrayList<>();

    private volatile Consumer<ILoggingEvent> told = event -> {};

    private LogWatch(String name) {
        logger = (Logger) LoggerFactory.getLogger(name);
        setContext(logger.getLoggerContext());
        start();
        logger.setLevel(Level.DEBUG);
        logger.setAdditive(false);
        logger.addAppender(this);
    }

    /** Listens to {@code io.vernier.node.NAME}. */
    static LogWatch of(String name) {
        return new LogWatch("io.vernier.node." + name);
    }

    /** Listens to a logger of any name, from some level on. */
    static LogWatch named(String name, Level from) {
        var watch = new LogWatch(name);
        watch.logger.setLevel(from);
        return watch;
    }

    List<String> lines(Level level) {
        return events.stream()
                .filter(event -> event.getLevel() == level)
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    List<ILoggingEvent> events() {
        return List.copyOf(events);
    }

    /** Has somebody told on the thread that logs. */
    void onEvent(Consumer<ILoggingEvent> listener) {
        told = listener;
    }

    @Override
    protected void append(ILoggingEvent event) {
        events.add(event);
        told.accept(event);
    }

    @Override
    public void close() {
        logger.detachAppender(this);
        logger.setLevel(null);
        logger.setAdditive(true);
    }
}
