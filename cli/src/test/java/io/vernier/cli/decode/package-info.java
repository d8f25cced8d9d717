/** What is decoded, and how it is shown. Start reading at {@link DecodeCommandTest}. */
@NullMarked
package io.vernier.cli.decode;

import org.jspecify.annotations.NullMarked;
