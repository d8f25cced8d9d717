package io.vernier.transport;

import java.time.Duration;

/** What bounds a connection. Everything has a default; the builder checks that the values go together. */
public final class TransportLimits {
    private static final TransportLimits DEFAULTS = builder().build();

    private final Builder values;

    private TransportLimits(Builder values) {
        this.values = values;
    }

    /** The default of every limit. */
    public static TransportLimits defaults() {
        return DEFAULTS;
    }

    /** Starts with the defaults. */
    public static Builder builder() {
        return new Builder();
    }

    /** The longest message to send or receive, in octets; 1 MiB unless told. */
    public int maxMessageLength() {
        return values.maxMessageLength;
    }

    /** How long a message may take from its first octet to its last; 10 s unless told. */
    public Duration fragmentTimeout() {
        return values.fragmentTimeout;
    }

    /** How long to wait for one address to answer a connection request; 10 s unless told. */
    public Duration connectTimeout() {
        return values.connectTimeout;
    }

    /** How long closing in order may take before the connection is broken; 1 s unless told. */
    public Duration closeTimeout() {
        return values.closeTimeout;
    }

    /** Octets that may wait in the application lane; 8 MiB unless told. */
    public int queuedBytes() {
        return values.queuedBytes;
    }

    /** Messages that may wait in the application lane; 32,768 unless told. */
    public int queuedMessages() {
        return values.queuedMessages;
    }

    /** Octets that may wait in the control lane; 1 MiB. */
    public int queuedControlBytes() {
        return Math.max(values.maxMessageLength, 1 << 20);
    }

    /**
     * Octets waiting in the application lane from which on the connection is not writable, and octets of answers among
     * them from which on reading is slowed down; 1 MiB unless told.
     */
    public int highWatermark() {
        return values.highWatermark;
    }

    /** Octets waiting in the application lane below which all is as before; half of the high watermark. */
    public int lowWatermark() {
        return values.highWatermark / 2;
    }

    /** The same with another bound for messages, which the queue has to have room for. */
    public TransportLimits withMaxMessageLength(int octets) {
        return new Builder(values).maxMessageLength(octets).build();
    }

    /** Collects limits. */
    public static final class Builder {
        private int maxMessageLength = 1 << 20;
        private Duration fragmentTimeout = Duration.ofSeconds(10);
        private Duration connectTimeout = Duration.ofSeconds(10);
        private Duration closeTimeout = Duration.ofSeconds(1);
        private int queuedBytes = 8 << 20;
        private int queuedMessages = 32_768;
        private int highWatermark = 1 << 20;

        private Builder() {}

        private Builder(Builder from) {
            maxMessageLength = from.maxMessageLength;
            fragmentTimeout = from.fragmentTimeout;
            connectTimeout = from.connectTimeout;
            closeTimeout = from.closeTimeout;
            queuedBytes = from.queuedBytes;
            queuedMessages = from.queuedMessages;
            highWatermark = from.highWatermark;
        }

        /** 20 to 16,777,212 octets, a multiple of four. */
        public Builder maxMessageLength(int octets) {
            if (octets < 20 || octets > 0xff_fffc || (octets & 3) != 0) {
                throw new IllegalArgumentException(
                        "max-message-length: " + octets + " (expected: a multiple of 4 from 20 to 16777212)");
            }
            maxMessageLength = octets;
            return this;
        }

        public Builder fragmentTimeout(Duration timeout) {
            fragmentTimeout = positive("fragment-timeout", timeout);
            return this;
        }

        public Builder connectTimeout(Duration timeout) {
            connectTimeout = positive("connect-timeout", timeout);
            return this;
        }

        public Builder closeTimeout(Duration timeout) {
            closeTimeout = positive("close-timeout", timeout);
            return this;
        }

        /** At least the longest message, and above the high watermark. */
        public Builder queuedBytes(int octets) {
            queuedBytes = octets;
            return this;
        }

        public Builder queuedMessages(int messages) {
            if (messages < 1) {
                throw new IllegalArgumentException("queued-messages: " + messages + " (expected: at least 1)");
            }
            queuedMessages = messages;
            return this;
        }

        /** Below the bound of the application lane. */
        public Builder highWatermark(int octets) {
            highWatermark = octets;
            return this;
        }

        /**
         * The limits.
         *
         * @throws IllegalArgumentException if they do not go together
         */
        public TransportLimits build() {
            if (queuedBytes < maxMessageLength) {
                throw new IllegalArgumentException("queued-bytes: " + queuedBytes
                        + " (expected: at least max-message-length, " + maxMessageLength + ")");
            }
            if (highWatermark < 1 || highWatermark > queuedBytes) {
                throw new IllegalArgumentException(
                        "high-watermark: " + highWatermark + " (expected: 1.." + queuedBytes + ", queued-bytes)");
            }
            return new TransportLimits(new Builder(this));
        }

        private static Duration positive(String name, Duration value) {
            if (value.isNegative() || value.isZero()) {
                throw new IllegalArgumentException(name + ": " + value + " (expected: more than zero)");
            }
            return value;
        }
    }
}
