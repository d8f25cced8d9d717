/** {@code vernier send}. Start reading at {@link io.vernier.cli.send.SendCommand}. */
@NullMarked
package io.vernier.cli.send;

import org.jspecify.annotations.NullMarked;
