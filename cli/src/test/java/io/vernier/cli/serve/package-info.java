/** The server as a process, and requests to it. Start reading at {@link ServeAndSendTest}. */
@NullMarked
package io.vernier.cli.serve;

import org.jspecify.annotations.NullMarked;
