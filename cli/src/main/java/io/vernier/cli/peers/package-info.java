/** {@code vernier peers}: the peers of a running node. Start reading at {@link io.vernier.cli.peers.PeersCommand}. */
@NullMarked
package io.vernier.cli.peers;

import org.jspecify.annotations.NullMarked;
