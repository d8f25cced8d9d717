/** Tests of the load generator. Start reading at {@link LoadCommandTest}. */
@NullMarked
package io.vernier.cli.load;

import org.jspecify.annotations.NullMarked;
