package io.vernier.transport.sctp;

import java.io.IOException;

/** How associations are protected. */
interface Protection {
    /** The layer of an association that is up. */
    DtlsLayer layer(SctpSocket socket, DtlsLayer.User user) throws IOException;
}
