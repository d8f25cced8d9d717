package io.vernier.transport.tcp;

import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.SslHandler;
import io.vernier.transport.Endpoint;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * When the connections of a transport are protected, and by what.
 *
 * @param credentials null where they never are
 * @param isFromTheStart whether they are from the first octet on, else when somebody asks for it
 */
record Protection(@Nullable TlsCredentials credentials, boolean isFromTheStart) {
    static final Protection NONE = new Protection(null, false);

    boolean isPossible() {
        return credentials != null;
    }

    /** Whether a peer's Origin-Host must be a name that its certificate speaks for. */
    boolean isNameChecked() {
        return credentials != null && credentials.options().isNameChecked();
    }

    /**
     * A new engine for one connection.
     *
     * @param remote whom this node begins the handshake with, null where the other end begins it
     */
    SslHandler engine(ByteBufAllocator memory, @Nullable Endpoint remote) {
        TlsCredentials mine = Objects.requireNonNull(credentials, "no credentials");
        return remote == null ? mine.server(memory) : mine.client(memory, remote);
    }
}
