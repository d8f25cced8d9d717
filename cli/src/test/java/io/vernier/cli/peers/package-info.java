/** How peers are shown and told. Start reading at {@link PeersCommandTest}. */
@NullMarked
package io.vernier.cli.peers;

import org.jspecify.annotations.NullMarked;
