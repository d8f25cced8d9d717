package io.vernier.cli.capture;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The packets of a capture file in their order. */
interface PacketSource {
    /** The most octets one packet may announce: no link carries more, and nobody can make us reserve more. */
    int MAX_PACKET = 1 << 24;

    /** The next packet, or null at the end of the file. Throws {@link CaptureException} when the file is malformed. */
    @Nullable Packet next() throws IOException;
}
