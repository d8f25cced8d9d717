/** A node with one peer, for commands that send. Start reading at {@link io.vernier.cli.client.Client}. */
@NullMarked
package io.vernier.cli.client;

import org.jspecify.annotations.NullMarked;
