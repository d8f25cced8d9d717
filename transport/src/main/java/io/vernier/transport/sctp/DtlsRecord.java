package io.vernier.transport.sctp;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/** What a record of DTLS 1.2 shows on the outside (RFC 6347 section 4.1). */
final class DtlsRecord {
    /** The longest message that a record carries, and so the longest that can be sent (RFC 6083 section 3.2). */
    static final int MAX_PLAINTEXT = 1 << 14;

    /** The longest record (RFC 6083 section 4.1). */
    static final int MAX_LENGTH = MAX_PLAINTEXT + 2048 + 13;

    private static final int HEADER_LENGTH = 13;
    private static final byte MAJOR_VERSION = (byte) 0xfe;
    private static final byte MINOR_VERSION_1_2 = (byte) 0xfd;
    private static final int EPOCH = 3;
    private static final int SEQUENCE = 5;
    private static final int LENGTH = 11;

    /** Where the random octets of a hello begin: behind the header of the handshake and the version. */
    private static final int RANDOM = HEADER_LENGTH + 12 + 2;

    private static final int RANDOM_LENGTH = 32;

    private DtlsRecord() {}

    /** What is in a record. */
    enum Type {
        CHANGE_CIPHER_SPEC(20),
        ALERT(21),
        HANDSHAKE(22),
        APPLICATION_DATA(23);

        private final byte number;

        Type(int number) {
            this.number = (byte) number;
        }
    }

    /** The type of the record that these octets are; empty if they are not one whole record and nothing else. */
    static Optional<Type> typeOf(ByteBuffer octets) {
        int start = octets.position();
        if (octets.remaining() < HEADER_LENGTH
                || octets.get(start + 1) != MAJOR_VERSION
                || (octets.getShort(start + LENGTH) & 0xffff) != octets.remaining() - HEADER_LENGTH) {
            return Optional.empty();
        }
        byte number = octets.get(start);
        return Arrays.stream(Type.values())
                .filter(type -> type.number == number)
                .findFirst();
    }

    /**
     * The random octets of a ClientHello or ServerHello, empty for other records.
     *
     * @param helloType 1 for that of a client, 2 for that of a server
     */
    static Optional<byte[]> random(ByteBuffer record, int helloType) {
        int start = record.position();
        if (record.get(start) != Type.HANDSHAKE.number
                || record.remaining() < RANDOM + RANDOM_LENGTH
                || record.getShort(start + EPOCH) != 0
                || record.get(start + HEADER_LENGTH) != helloType) {
            return Optional.empty();
        }
        byte[] random = new byte[RANDOM_LENGTH];
        record.get(start + RANDOM, random);
        return Optional.of(random);
    }

    /**
     * A record that no key fits, of the epoch behind the handshake: an engine has to throw it away, as anybody on a network
     * could have sent it (RFC 6347 section 4.1.2.7).
     */
    static ByteBuffer decoy() {
        int length = 40;
        return ByteBuffer.allocate(HEADER_LENGTH + length)
                .put(0, Type.HANDSHAKE.number)
                .put(1, MAJOR_VERSION)
                .put(2, MINOR_VERSION_1_2)
                .putShort(EPOCH, (short) 1)
                .putShort(SEQUENCE, (short) 0xffff)
                .putInt(SEQUENCE + 2, -1)
                .putShort(LENGTH, (short) length);
    }
}
