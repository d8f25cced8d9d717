/** {@code vernier serve}. Start reading at {@link io.vernier.cli.serve.ServeCommand}. */
@NullMarked
package io.vernier.cli.serve;

import org.jspecify.annotations.NullMarked;
