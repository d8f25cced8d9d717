/** {@code vernier decode}. Start reading at {@link io.vernier.cli.decode.DecodeCommand}. */
@NullMarked
package io.vernier.cli.decode;

import org.jspecify.annotations.NullMarked;
